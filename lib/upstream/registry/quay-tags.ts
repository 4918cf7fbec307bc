import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import { checkTag } from '@/lib/names/references/check-tag';
import type { TagRow } from '@/lib/releases/images/model';
import { parseEach } from '@/lib/upstream/github/parse-each';

import { isComputable } from './content-digest';
import { parseJson } from './parse-json';
import type { RegistrySession } from './session';
import { LISTED, MOST_PAGE_BYTES, ROWS_PER_PAGE, TagPages, type TagListing } from './tag-listing';

/** Which tags are listed: those there are, the deleted and the moved ones too, those of one name or of one text in it. */
export type QuayTagQuery =
  | { readonly kind: 'active' }
  | { readonly kind: 'history' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'containing'; readonly text: string };

/** The year 9999. */
const LATEST_SECONDS = 253_402_300_799;

const seconds = z.int().min(0).max(LATEST_SECONDS);

const wireList = z.object({ tags: z.array(z.unknown()), has_additional: z.boolean() });

const wireTag = z
  .object({
    name: z.string().refine((tag) => checkTag(tag) === null),
    manifest_digest: z.string().refine(isComputable).nullish(),
    start_ts: seconds.nullish(),
    end_ts: seconds.nullish(),
  })
  .transform(({ name, manifest_digest: digest, start_ts: start, end_ts: end }): TagRow => ({
    name,
    digest: digest ?? null,
    from: isoOf(start ?? null),
    until: endOf(end ?? null),
  }));

/**
 * Lists tags with quay's own API. Unlike a request for a manifest it does not count as a pull, and it has the
 * history of each tag, as far as quay keeps it.
 *
 * @see https://docs.quay.io/api/swagger/
 */
export async function quayTags(
  session: RegistrySession,
  repository: string,
  query: QuayTagQuery,
): Promise<Result<TagListing, UpstreamFailure>> {
  const pages = new TagPages();
  const request = {
    repository,
    accept: 'application/json',
    pace: 'listing',
    what: LISTED,
  } as const;
  for (let page = 1; ; page += 1) {
    const path = `/api/v1/repository/${repository}/tag/?${searchOf(query, page)}`;
    // The page before says whether there is another.
    // oxlint-disable-next-line no-await-in-loop
    const response = await session.read({ ...request, path }, MOST_PAGE_BYTES);
    if (!response.ok) return response;
    const { success, data } = wireList.safeParse(parseJson(response.value.bytes));
    if (!success) return session.fail({ kind: 'unreadable', where: 'list of tags: shape' });
    const isNew = pages.add(parseEach(wireTag, data.tags));
    if (!data.has_additional) return ok(pages.listing(true));
    if (!isNew)
      return session.fail({ kind: 'unreadable', where: 'list of tags: its pages repeat' });
    if (pages.isFull) return ok(pages.listing(false));
  }
}

function searchOf(query: QuayTagQuery, page: number): URLSearchParams {
  const search = new URLSearchParams({ limit: String(ROWS_PER_PAGE), page: String(page) });
  switch (query.kind) {
    case 'active':
      search.set('onlyActiveTags', 'true');
      return search;
    case 'history':
      return search;
    case 'name':
      search.set('specificTag', query.name);
      return search;
    case 'containing':
      search.set('onlyActiveTags', 'true');
      search.set('filter_tag_name', `like:${query.text}`);
      return search;
  }
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at * 1000).toISOString();
}

/** A tag that will expire has an end that is to come. */
function endOf(end: number | null): string | null {
  return end !== null && end * 1000 <= Date.now() ? isoOf(end) : null;
}
