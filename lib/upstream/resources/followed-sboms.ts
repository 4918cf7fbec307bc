import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { ListInReading } from '@/lib/evidence/inventory/unsearched';
import { packageFilesOf } from '@/lib/evidence/other-sources/package-files';
import { decode } from '@/lib/names/artifacts/decode';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { Component } from '@/lib/names/catalog/model';
import { findComponentVersions } from '@/lib/releases/component-versions/find-component-versions';
import { followedFiles, type FollowedFiles } from '@/lib/releases/images/followed-files';
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
import { releaseSbomResource } from './release-sbom-resource';
import type { AnyResource } from './resource';
import type { KeySet } from './resource-records';
import type { Upstream } from './upstream';

/** A list of packages of one release that is followed: of an image, of a file, or of a program in the images. */
export type FollowedList = ListInReading & {
  /** The image and its platform, the name of a file without its ending, or the program and its version. */
  readonly image: string;
};

const NO_WAIT = { waitMs: 0 };

/**
 * The SBOMs of each release, of its images in the registry or among its files, and the other sources of packages,
 * which are read without a visitor, one request after the other. Everything is read once: a moved tag of a release is noticed when a
 * visitor opens it.
 */
export class FollowedSboms implements KeySet {
  readonly #keys = new Set<string>();

  /** Whether a record is refreshed without the limits for visitors: that of a registry. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Starts one request, unless one is in flight. Files at GitHub are read only with a token, within what is left of the rate limit. */
  async refresh(upstream: Upstream): Promise<void> {
    let isStarted = false;
    for (const { key, isWanted, start, list } of walk(upstream)) {
      if (!list.needsToken) this.#keys.add(key);
      if (isStarted || !isWanted || (list.needsToken && !upstream.hasToken)) continue;
      // The next step follows from this one, once it was read.
      // oxlint-disable-next-line no-await-in-loop
      isStarted = await start();
    }
  }
}

/** The lists of packages that are followed, as far as they were read; makes no request. */
export function followedLists(upstream: Upstream): readonly FollowedList[] {
  return [...walk(upstream)].map(({ list }) => list);
}

type Step = {
  readonly key: string;
  /** Whether it was not read, and may exist: what was read once is not read again. */
  readonly isWanted: boolean;
  /** Starts a refresh; true while one is in flight. */
  readonly start: () => Promise<boolean>;
  /** The list that it gives; where it only leads to lists, one that is not there. */
  readonly list: FollowedList;
};

type Found = Pick<FollowedList, 'release' | 'image' | 'isSbom'>;

/** A step that only leads to lists: it counts for them while it is not read. */
function stepTo<Value>(upstream: Upstream, resource: AnyResource<Value>, found: Found): Step {
  const { cached, failure } = upstream.peek(resource);
  const isWanted = cached === null && failure?.kind !== 'not-found';
  const needsToken = !('client' in resource);
  const problem = isWanted && failure !== null ? describeFailure(failure) : null;
  return {
    key: resource.key,
    isWanted,
    start: async () => {
      await upstream.read(resource, NO_WAIT);
      return upstream.isRefreshing(resource.key);
    },
    list: { ...found, list: null, isPending: isWanted, needsToken, problem },
  };
}

/** A step that gives a list. */
function stepWith(step: Step, list: string | null): Step {
  return { ...step, list: { ...step.list, list } };
}

/** A step that gives the list of an SBOM. */
function stepWithSbom(upstream: Upstream, resource: AnyResource<ImageSbom>, found: Found): Step {
  const value = upstream.peek(resource).cached?.value ?? null;
  const step = stepTo(upstream, resource, found);
  if (value === null) return step;
  if (value.kind === 'read') return stepWith(step, value.list);
  return { ...step, list: { ...step.list, problem: value.reason } };
}

/** A release with its images whose SBOMs are followed, and its files that are followed as SBOMs. */
type FollowedRelease = FollowedImages & {
  readonly repository: Component['repository'];
  readonly files: FollowedFiles['files'];
};

/** What is followed of a list of releases, which is the same object until it changes. */
const followed = new WeakMap<ReleaseList, readonly FollowedRelease[]>();

function* walk(upstream: Upstream): Iterable<Step> {
  for (const { repository, tag, images, files } of releasesOf(upstream)) {
    for (const reference of images) {
      const target = checkImage(reference, upstream.registries);
      if (target.ok) yield* stepsOfImage(upstream, tag, target.value);
    }
    for (const file of files) {
      const resource = releaseSbomResource({ repository, tag, file }, upstream.blobs);
      yield stepWithSbom(upstream, resource, { release: tag, image: file.subject, isSbom: true });
    }
    yield* stepsOfPackageFiles(upstream, tag, images);
  }
}

function releasesOf(upstream: Upstream): readonly FollowedRelease[] {
  const kairos = findComponent('kairos');
  if (kairos === null || upstream.registries.length === 0) return [];
  const list = upstream.peek(componentResources(kairos).releases).cached?.value ?? null;
  if (list === null) return [];
  const releases = followed.get(list) ?? followedReleases(kairos, list);
  followed.set(list, releases);
  return releases;
}

/** Those with images in the registry first, which are the newer ones. */
function followedReleases(
  kairos: Component,
  { releases }: ReleaseList,
): readonly FollowedRelease[] {
  const { repository } = kairos;
  const byTag = new Map(followedFiles(kairos, releases).map(({ tag, files }) => [tag, files]));
  const inRegistry = followedImages(kairos, releases).map((each) => {
    const files = byTag.get(each.tag) ?? [];
    byTag.delete(each.tag);
    return { ...each, repository, files };
  });
  const others = [...byTag].map(([tag, files]) => ({ tag, repository, images: [], files }));
  return [...inRegistry, ...others];
}

function* stepsOfImage(upstream: Upstream, release: string, target: ImageTarget): Iterable<Step> {
  const client = findRegistry(upstream.registries, target.registry);
  if (client === null || target.tag === null) return;
  const { repository, tag } = target;
  const ofTag = imageTagResource(client, { repository, tag });
  const found = { release, image: `${repository}:${tag}`, isSbom: true };
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
      const ofPlatform = { ...found, image: `${found.image} ${platformName(image)}` };
      yield stepWithSbom(upstream, resource, ofPlatform);
    }
  }
}

function* stepsOfPackageFiles(
  upstream: Upstream,
  release: string,
  images: readonly string[],
): Iterable<Step> {
  const programs = findComponentVersions(release)?.programs ?? {};
  const hadron = hadronOf(images) ?? programs['hadron'] ?? null;
  for (const file of packageFilesOf({ hadron, isStandard: true, programs })) {
    const resource = packageFileResource(file, upstream.blobs);
    const list = upstream.peek(resource).cached?.value.list ?? null;
    const found = { release, image: `${file.program} ${file.tag}`, isSbom: false };
    yield stepWith(stepTo(upstream, resource, found), list);
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
