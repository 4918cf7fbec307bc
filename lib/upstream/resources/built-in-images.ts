import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import { latestImages } from '@/lib/releases/images/latest-images';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import type { ReleaseList } from '@/lib/releases/list/model';
import { checkImage, type ImageTarget } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';

import { attestationResource } from './attestation-resource';
import { componentResources } from './built-in-resources';
import { imageContentResource } from './image-content-resource';
import { imageTagResource } from './image-tag-resource';
import { referrersResource } from './referrers-resource';
import type { AnyResource, ResourceState } from './resource';
import type { KeySet } from './resource-records';
import type { Upstream } from './upstream';

const NO_WAIT = { waitMs: 0 };

/**
 * The images of the latest release of Kairos, which are read without a visitor: their tags, what these point
 * to, their attestations and what refers to them. Others are read when a visitor wants them.
 */
export class BuiltInImages implements KeySet {
  readonly #keys = new Set<string>();
  /** The images of a list of releases, which is the same object until it changes. */
  readonly #images = new WeakMap<ReleaseList, readonly string[]>();

  /** Whether a resource belongs to one of these images. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Starts the refresh of one resource that is due, unless one is in flight: a slow pace that leaves room for visitors. */
  async refresh(upstream: Upstream): Promise<void> {
    const current = new Set<string>();
    let isStarted = false;
    for (const target of this.#targets(upstream)) {
      for (const step of stepsOf(upstream, target)) {
        current.add(step.key);
        this.#keys.add(step.key);
        // The next step follows from this one, once it was read.
        // oxlint-disable-next-line no-await-in-loop
        if (!isStarted) isStarted = await step.start();
      }
    }
    for (const key of this.#keys) if (!current.has(key)) this.#keys.delete(key);
  }

  #targets(upstream: Upstream): readonly ImageTarget[] {
    const kairos = findComponent('kairos');
    if (kairos === null || upstream.registries.length === 0) return [];
    const list = upstream.peek(componentResources(kairos).releases).cached?.value ?? null;
    if (list === null) return [];
    const images = this.#images.get(list) ?? latestImages(kairos, list.releases);
    this.#images.set(list, images);
    return images.flatMap((reference) => {
      const target = checkImage(reference, upstream.registries);
      return target.ok ? [target.value] : [];
    });
  }
}

type Step = {
  readonly key: string;
  /** Starts a refresh where it is due; true while one is in flight. */
  readonly start: () => Promise<boolean>;
};

/** What is read of an image, so far: each step shows where the next ones are. */
function* stepsOf(upstream: Upstream, target: ImageTarget): Iterable<Step> {
  const client = findRegistry(upstream.registries, target.registry);
  if (client === null || target.tag === null) return;
  const { repository, tag } = target;
  const step = <Value>(resource: AnyResource<Value>): Step => ({
    key: resource.key,
    start: async () => {
      await upstream.read(resource, NO_WAIT);
      return upstream.isRefreshing(resource.key);
    },
  });
  const ofTag = imageTagResource(client, { repository, tag });
  yield step(ofTag);
  const read = valueOf(upstream.peek(ofTag));
  const digest = read === null ? null : currentDigest(read);
  if (digest === null) return;
  const ofContent = imageContentResource(client, { repository, digest });
  yield step(ofContent);
  yield step(referrersResource(client, { repository, digest }));
  for (const attestation of valueOf(upstream.peek(ofContent))?.attestations ?? []) {
    yield step(attestationResource(client, { repository, digest: attestation.digest }));
  }
}

function valueOf<Value>({ cached }: ResourceState<Value>): Value | null {
  return cached?.value ?? null;
}
