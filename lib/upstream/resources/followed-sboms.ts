import 'server-only';
import { packageFilesOf } from '@/lib/evidence/other-sources/package-files';
import { decode } from '@/lib/names/artifacts/decode';
import { findComponent } from '@/lib/names/catalog/find-component';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { followedImages, type FollowedImages } from '@/lib/releases/images/latest-images';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import { platformName } from '@/lib/releases/images/platform-name';
import { mayBeSbom, statementsOf } from '@/lib/releases/images/statements-of';
import type { ReleaseList } from '@/lib/releases/list/model';
import { checkImage, type ImageTarget } from '@/lib/upstream/registry/check-image';
import { findRegistry } from '@/lib/upstream/registry/registries';

import { attestationResource } from './attestation-resource';
import { componentResources } from './built-in-resources';
import { imageContentResource } from './image-content-resource';
import { imageSbomResource } from './image-sbom-resource';
import { imageTagResource } from './image-tag-resource';
import { packageFileResource } from './package-file-resource';
import type { AnyResource } from './resource';
import type { KeySet } from './resource-records';
import type { Upstream } from './upstream';

/** A list of packages of one release that is followed: of an image, or of a program in the images. */
export type FollowedList = {
  readonly release: string;
  /** The image and its platform, or the program and its version. */
  readonly image: string;
  /** Digest of the stored list; null where it was not read, or there is none. */
  readonly list: string | null;
  /** Whether it may still be read: until then it is unknown what the release does not have. */
  readonly isPending: boolean;
};

const NO_WAIT = { waitMs: 0 };

/**
 * The SBOMs of the images of each release, and the other sources of packages, which are read without a
 * visitor, one request after the other. Everything is read once: a moved tag of a release is noticed when a
 * visitor opens it.
 */
export class FollowedSboms implements KeySet {
  readonly #keys = new Set<string>();

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Starts one request, unless one is in flight. Files at GitHub are read only with a token, within what is left of the rate limit. */
  async refresh(upstream: Upstream): Promise<void> {
    let isStarted = false;
    for (const { key, isOfGitHub, isWanted, start } of walk(upstream)) {
      if (!isOfGitHub) this.#keys.add(key);
      if (isStarted || !isWanted || (isOfGitHub && !upstream.hasToken)) continue;
      // The next step follows from this one, once it was read.
      // oxlint-disable-next-line no-await-in-loop
      isStarted = await start();
    }
  }
}

/** The lists of packages that are followed, as far as they were read; makes no request. */
export function followedLists(upstream: Upstream): readonly FollowedList[] {
  return [...walk(upstream)].flatMap(({ list }) => list ?? []);
}

type Step = {
  readonly key: string;
  readonly isOfGitHub: boolean;
  /** Whether it was not read, and may exist: what was read once is not read again. */
  readonly isWanted: boolean;
  /** Starts a refresh; true while one is in flight. */
  readonly start: () => Promise<boolean>;
  /** The list that it gives or leads to; null where it was read and only leads on. */
  readonly list: FollowedList | null;
};

type Found = { readonly release: string; readonly image: string };

/** A step that only leads to lists: it counts for them while it is not read. */
function stepTo<Value>(upstream: Upstream, resource: AnyResource<Value>, found: Found): Step {
  const { cached, failure } = upstream.peek(resource);
  const isWanted = cached === null && failure?.kind !== 'not-found';
  return {
    key: resource.key,
    isOfGitHub: !('client' in resource),
    isWanted,
    start: async () => {
      await upstream.read(resource, NO_WAIT);
      return upstream.isRefreshing(resource.key);
    },
    list: isWanted ? { ...found, list: null, isPending: true } : null,
  };
}

/** A step that gives a list. */
function stepWith(step: Step, found: Found, list: string | null): Step {
  return { ...step, list: { ...found, list, isPending: step.isWanted } };
}

/** The images of a list of releases, which is the same object until it changes. */
const followed = new WeakMap<ReleaseList, readonly FollowedImages[]>();

function* walk(upstream: Upstream): Iterable<Step> {
  for (const { tag, images } of releasesOf(upstream)) {
    for (const reference of images) {
      const target = checkImage(reference, upstream.registries);
      if (target.ok) yield* stepsOfImage(upstream, tag, target.value);
    }
    yield* stepsOfFiles(upstream, tag, images);
  }
}

function releasesOf(upstream: Upstream): readonly FollowedImages[] {
  const kairos = findComponent('kairos');
  if (kairos === null || upstream.registries.length === 0) return [];
  const list = upstream.peek(componentResources(kairos).releases).cached?.value ?? null;
  if (list === null) return [];
  const images = followed.get(list) ?? followedImages(kairos, list.releases);
  followed.set(list, images);
  return images;
}

function* stepsOfImage(upstream: Upstream, release: string, target: ImageTarget): Iterable<Step> {
  const client = findRegistry(upstream.registries, target.registry);
  if (client === null || target.tag === null) return;
  const { repository, tag } = target;
  const ofTag = imageTagResource(client, { repository, tag });
  const found = { release, image: `${repository}:${tag}` };
  yield stepTo(upstream, ofTag, found);
  const read = upstream.peek(ofTag).cached?.value ?? null;
  const digest = read === null ? null : currentDigest(read);
  if (digest === null) return;
  const ofContent = imageContentResource(client, { repository, digest });
  yield stepTo(upstream, ofContent, found);
  const content = upstream.peek(ofContent).cached?.value ?? null;
  if (content === null) return;
  const attestations = new Map();
  for (const { digest: manifest } of content.attestations) {
    const resource = attestationResource(client, { repository, digest: manifest });
    yield stepTo(upstream, resource, found);
    const value = upstream.peek(resource).cached?.value ?? null;
    if (value !== null) attestations.set(manifest, value);
  }
  const { blobs } = upstream;
  for (const image of content.platforms) {
    const statements = statementsOf(image, { content, attestations, referrers: null });
    for (const part of statements.filter(mayBeSbom)) {
      const place = { repository, image: image.digest, index: null, part };
      const resource = imageSbomResource({ client, blobs }, place);
      const value = upstream.peek(resource).cached?.value ?? null;
      const list = value?.kind === 'read' ? value.list : null;
      const ofPlatform = { release, image: `${repository}:${tag} ${platformName(image)}` };
      yield stepWith(stepTo(upstream, resource, ofPlatform), ofPlatform, list);
    }
  }
}

function* stepsOfFiles(
  upstream: Upstream,
  release: string,
  images: readonly string[],
): Iterable<Step> {
  const programs = findComponentVersions(release)?.programs ?? {};
  const hadron = hadronOf(images) ?? programs['hadron'] ?? null;
  for (const file of packageFilesOf({ hadron, isStandard: true, programs })) {
    const resource = packageFileResource(file, upstream.blobs);
    const list = upstream.peek(resource).cached?.value.list ?? null;
    const found = { release, image: `${file.program} ${file.tag}` };
    yield stepWith(stepTo(upstream, resource, found), found, list);
  }
}

/** The Hadron that the images of a release are named after. */
function hadronOf(images: readonly string[]): string | null {
  const parts = images.map((reference) => decode(reference).parts);
  return parts.find(({ flavor }) => flavor === 'hadron')?.flavorRelease ?? null;
}

/** The releases that are followed and whose programs were not read: which modules they contain is unknown. */
export function releasesWithoutPrograms(upstream: Upstream): readonly string[] {
  return releasesOf(upstream)
    .map(({ tag }) => tag)
    .filter((tag) => findComponentVersions(tag) === null);
}
