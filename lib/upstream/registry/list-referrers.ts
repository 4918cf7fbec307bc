import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';

import { MANIFEST_TYPES, type Descriptor } from './manifest';
import { nextPage } from './next-page';
import { parseJson } from './parse-json';
import type { RegistrySession } from './session';
import { readManifest } from './wire-manifest';

/** The referrers that a registry's own list has; null where it has no such list. */
export type ReferrersList = readonly Descriptor[] | null;

const MOST_BYTES = 4 * 1024 * 1024;

/** Pages of the list that are read. */
const MOST_PAGES = 10;

const [INDEX] = MANIFEST_TYPES.index;

/**
 * Lists the manifests that refer to a digest. Registries without this API respond with 404, 400, 405 or a
 * redirect to a page for people; that is no failure.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function listReferrers(
  session: RegistrySession,
  repository: string,
  digest: string,
): Promise<Result<ReferrersList, UpstreamFailure>> {
  const what = 'list of referrers';
  const found = new Map<string, Descriptor>();
  let path: string | URL = `/v2/${repository}/referrers/${digest}`;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const request = { path, repository, accept: INDEX, pace: 'content', what } as const;
    // Each page links the next one.
    // oxlint-disable-next-line no-await-in-loop
    const response = await session.read(request, MOST_BYTES);
    if (!response.ok) return isMissing(response.failure) ? ok(null) : response;
    const { url, headers, bytes } = response.value;
    const index = readManifest(parseJson(bytes), INDEX, 'index');
    if (index?.kind !== 'index') return session.fail({ kind: 'unreadable', where: what });
    for (const each of index.manifests) found.set(each.digest, each);
    const next = nextPage(headers.get('link'), url);
    if (next === null || next === 'elsewhere') break;
    path = next;
  }
  return ok([...found.values()]);
}

function isMissing({ kind }: UpstreamFailure): boolean {
  return kind === 'not-found' || kind === 'forbidden' || kind === 'moved';
}
