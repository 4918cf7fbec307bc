import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import { checkTag } from '@/lib/names/references/check-tag';
import type { TagRow } from '@/lib/releases/images/model';
import { parseEach } from '@/lib/upstream/github/parse-each';

import { nextPage } from './next-page';
import { parseJson } from './parse-json';
import type { RegistrySession } from './session';
import { LISTED, MOST_PAGE_BYTES, ROWS_PER_PAGE, TagPages, type TagListing } from './tag-listing';

const wireList = z.object({ tags: z.array(z.unknown()).nullable() });

const wireTag = z
  .string()
  .refine((tag) => checkTag(tag) === null)
  .transform((name): TagRow => ({ name, digest: null, from: null, until: null }));

/**
 * Lists the tags of a repository, page by page as the registry links them. Pages that repeat, or that lead
 * elsewhere, are a failure: tags that are missing from them must not count as deleted.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 */
export async function listTags(
  session: RegistrySession,
  repository: string,
): Promise<Result<TagListing, UpstreamFailure>> {
  const pages = new TagPages();
  let path: string | URL = `/v2/${repository}/tags/list?n=${ROWS_PER_PAGE}`;
  const request = {
    repository,
    accept: 'application/json',
    pace: 'listing',
    what: LISTED,
  } as const;
  for (;;) {
    // Each page links the next one.
    // oxlint-disable-next-line no-await-in-loop
    const response = await session.read({ ...request, path }, MOST_PAGE_BYTES);
    if (!response.ok) return response;
    const { url, headers, bytes } = response.value;
    const list = wireList.safeParse(parseJson(bytes));
    if (!list.success) return unreadable(session, 'shape');
    const isNew = pages.add(parseEach(wireTag, list.data.tags ?? []));
    const next = nextPage(headers.get('link'), url);
    if (next === null) return ok(pages.listing(true));
    if (next === 'elsewhere') return unreadable(session, 'the next page is elsewhere');
    if (!isNew) return unreadable(session, 'its pages repeat');
    if (pages.isFull) return ok(pages.listing(false));
    path = next;
  }
}

function unreadable(session: RegistrySession, what: string) {
  return session.fail({ kind: 'unreadable', where: `list of tags: ${what}` });
}
