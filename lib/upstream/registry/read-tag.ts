import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import type { TagRow } from '@/lib/releases/images/model';

import { fetchManifest } from './fetch-manifest';
import { quayTags } from './quay-tags';
import type { RegistrySession } from './session';
import { LISTED } from './tag-listing';

/** A tag to read. Its repository and name have passed their grammar. */
export type TagRequest = {
  readonly repository: string;
  readonly tag: string;
  /** ETag of the cached response: makes the request conditional where the registry supports it. */
  readonly etag: string | null;
};

/** What a registry says of one tag: its rows, none where it does not exist; or 304. */
export type TagResponse =
  | { readonly kind: 'new'; readonly rows: readonly TagRow[]; readonly etag: string | null }
  | { readonly kind: 'unchanged' };

/**
 * Reads what a tag points to. With quay's API this gives its history too, and does not count as a pull; other
 * registries are requested for the manifest, whose digest is computed over its bytes.
 */
export async function readTag(
  session: RegistrySession,
  { repository, tag, etag }: TagRequest,
): Promise<Result<TagResponse, UpstreamFailure>> {
  if (session.registry.tagApi === 'quay') {
    const listing = await quayTags(session, repository, { kind: 'name', name: tag });
    if (!listing.ok) return listing;
    const rows = listing.value.rows.filter(({ name }) => name === tag);
    return ok({ kind: 'new', rows, etag: null });
  }
  const response = await fetchManifest(session, { repository, reference: tag, what: 'tag', etag });
  if (!response.ok) {
    return isNoTag(response.failure) ? ok({ kind: 'new', rows: [], etag: null }) : response;
  }
  if (response.value.kind === 'unchanged') return ok({ kind: 'unchanged' });
  const { digest, etag: latest } = response.value;
  const row = { name: tag, digest, from: null, until: null };
  return ok({ kind: 'new', rows: [row], etag: latest });
}

/** Whether the repository is there and the tag is not. */
function isNoTag(failure: UpstreamFailure): boolean {
  return failure.kind === 'not-found' && failure.what !== LISTED;
}
