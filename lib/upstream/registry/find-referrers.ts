import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import {
  COMPANION_KINDS,
  formatCompanionTag,
  type CompanionKind,
} from '@/lib/names/references/companion-tag';
import type { FoundVia, ImageReferrer, ImageReferrers } from '@/lib/releases/images/model';

import { fetchManifest, type FetchedManifest } from './fetch-manifest';
import { isCircumstance } from './is-circumstance';
import { listReferrers } from './list-referrers';
import { quayTags } from './quay-tags';
import type { RegistrySession } from './session';

/** Manifests that are read for one image. */
const MOST_READ = 20;

/** Layers and characters of annotations of one manifest; cosign has one layer with some 10,000 for a signature. */
const MOST_LAYERS = 50;
const MOST_CHARACTERS = 100_000;

/** The search for what refers to an image. Its repository and digest have passed their grammar. */
export type ReferrersRequest = {
  readonly repository: string;
  readonly digest: string;
  /** What an earlier search found: manifests are not fetched again. */
  readonly seen: readonly ImageReferrer[];
};

/** Something that may refer to an image: its manifest's digest, and the manifest where it was fetched already. */
type Candidate = {
  readonly via: FoundVia;
  readonly digest: string;
  readonly fetched: FetchedManifest | null;
};

/**
 * Finds what refers to an image: the registry's own list of referrers, and always the tags that are made of
 * the image's digest, since registries without that list, and some with it, have them there only.
 */
export async function findReferrers(
  session: RegistrySession,
  request: ReferrersRequest,
): Promise<Result<ImageReferrers, UpstreamFailure>> {
  return new ReferrerSearch(session, request).run();
}

class ReferrerSearch {
  readonly #session: RegistrySession;
  readonly #repository: string;
  readonly #digest: string;
  readonly #seen: ReadonlyMap<string, ImageReferrer>;

  constructor(session: RegistrySession, { repository, digest, seen }: ReferrersRequest) {
    this.#session = session;
    this.#repository = repository;
    this.#digest = digest;
    this.#seen = new Map(seen.map((each) => [each.digest, each]));
  }

  async run(): Promise<Result<ImageReferrers, UpstreamFailure>> {
    const listed = await listReferrers(this.#session, this.#repository, this.#digest);
    if (!listed.ok && !isOfList(listed.failure)) return listed;
    const byTag = await this.#byTag();
    if (!byTag.ok) return byTag;
    // Without its list, nothing found does not mean that there is nothing.
    if (!listed.ok && byTag.value.length === 0) return listed;
    const byApi = listed.ok ? (listed.value ?? []) : [];
    const candidates = withoutTwins([
      ...byTag.value,
      ...byApi.map((each) => ({
        via: 'referrers-api' as const,
        digest: each.digest,
        fetched: null,
      })),
    ]);
    const found: ImageReferrer[] = [];
    for (const candidate of candidates.slice(0, MOST_READ)) {
      // One after the other, within the pace of the registry.
      // oxlint-disable-next-line no-await-in-loop
      const referrer = await this.#readCandidate(candidate);
      if (!referrer.ok) return referrer;
      if (referrer.value !== null) found.push(referrer.value);
    }
    const left = candidates.length - found.length;
    return ok({ found, left, hasReferrersApi: listed.ok && listed.value !== null });
  }

  /** What is found under the tags that are made of the image's digest. */
  async #byTag(): Promise<Result<readonly Candidate[], UpstreamFailure>> {
    const tags = await this.#companionTags();
    if (!tags.ok) return tags;
    const candidates: Candidate[] = [];
    for (const { kind, tag, digest } of tags.value) {
      if (kind !== 'referrers' && digest !== null) {
        candidates.push({ via: kind, digest, fetched: null });
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop
      const fetched = await this.#fetch(digest ?? tag);
      if (!fetched.ok) return fetched;
      if (fetched.value !== null) candidates.push(...candidatesOf(kind, fetched.value));
    }
    return ok(candidates);
  }

  /**
   * The tags that may exist. Quay's API says which do and what they point to, so that no request for a
   * manifest is spent on others.
   */
  async #companionTags(): Promise<Result<readonly CompanionTarget[], UpstreamFailure>> {
    const all = COMPANION_KINDS.map((kind) => ({
      kind,
      tag: formatCompanionTag({ digest: this.#digest, kind }),
      digest: null,
    }));
    if (this.#session.registry.tagApi !== 'quay') return ok(all);
    const text = formatCompanionTag({ digest: this.#digest, kind: 'referrers' });
    const listing = await quayTags(this.#session, this.#repository, { kind: 'containing', text });
    if (!listing.ok) return listing;
    const digests = new Map(listing.value.rows.map(({ name, digest }) => [name, digest]));
    return ok(
      all
        .filter(({ tag }) => digests.has(tag))
        .map((each) => ({ ...each, digest: digests.get(each.tag) ?? null })),
    );
  }

  /** A manifest by tag or digest; null where there is none, or none that can be read. */
  async #fetch(reference: string): Promise<Result<FetchedManifest | null, UpstreamFailure>> {
    const request = { repository: this.#repository, reference, what: 'manifest' };
    const response = await fetchManifest(this.#session, request);
    if (response.ok) return ok(response.value.kind === 'new' ? response.value : null);
    return isCircumstance(response.failure) ? response : ok(null);
  }

  /** Null for what is not about the image, too large or cannot be read. The list's own words about it are not used. */
  async #readCandidate({
    via,
    digest,
    fetched,
  }: Candidate): Promise<Result<ImageReferrer | null, UpstreamFailure>> {
    const seen = this.#seen.get(digest);
    if (seen !== undefined) return ok({ ...seen, via });
    const response = fetched === null ? await this.#fetch(digest) : ok(fetched);
    if (!response.ok) return response;
    const manifest = response.value?.manifest;
    if (manifest?.kind !== 'image') return ok(null);
    const { artifactType, subject, annotations, layers } = manifest;
    const isByReference = via === 'referrers-api' || via === 'referrers-tag';
    if (isByReference && subject !== this.#digest) return ok(null);
    const parts = layers.map(layerOf);
    const texts = [annotations, ...parts.map((part) => part.annotations)];
    const isSmall = layers.length <= MOST_LAYERS && charactersOf(texts) <= MOST_CHARACTERS;
    return ok(isSmall ? { via, digest, artifactType, subject, annotations, layers: parts } : null);
  }
}

type CompanionTarget = {
  readonly kind: CompanionKind;
  readonly tag: string;
  /** Null where it is unknown before the manifest is fetched. */
  readonly digest: string | null;
};

/** What the manifest under a companion tag is: a referrer, or a list of them. */
function candidatesOf(kind: CompanionKind, fetched: FetchedManifest): readonly Candidate[] {
  if (kind !== 'referrers') return [{ via: kind, digest: fetched.digest, fetched }];
  const { manifest } = fetched;
  const listed = manifest.kind === 'index' ? manifest.manifests : [];
  return listed.map(({ digest }) => ({ via: 'referrers-tag', digest, fetched: null }));
}

/** Whether only the list of referrers is broken, so that requesting the tags still makes sense. */
function isOfList({ kind }: UpstreamFailure): boolean {
  return kind === 'unavailable' || kind === 'unreadable';
}

function withoutTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  return [
    ...new Map(candidates.toReversed().map((each) => [each.digest, each])).values(),
  ].toReversed();
}

function layerOf({ digest, mediaType, bytes, annotations }: ImageReferrer['layers'][number]) {
  return { digest, mediaType, bytes, annotations };
}

function charactersOf(records: readonly Readonly<Record<string, string>>[]): number {
  return records
    .flatMap((record) => Object.entries(record))
    .reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}
