import { errorReply, type Reply } from '../faults';
import type { ImageWorld, WorldTag } from './world';

/** Most rows on one page. */
const MOST_ROWS = 100;

/** Quay's own list of tags, latest first: the active ones, or the deleted and the moved ones too. */
export function quayTags(
  { repositories }: ImageWorld,
  repository: string,
  query: URLSearchParams,
): Reply {
  const found = repositories.get(repository);
  if (found === undefined) return errorReply(401, 'Unauthorized');
  const limit = Math.min(Number(query.get('limit') ?? 50), MOST_ROWS);
  const page = Number(query.get('page') ?? 1);
  const rows = found.tags.filter(isWanted(query)).toSorted((a, b) => b.from - a.from);
  const tags = rows.slice((page - 1) * limit, page * limit).map(rowOf);
  const body = { tags, page, has_additional: rows.length > page * limit };
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Quay's own response for a manifest: its text inside JSON. Unlike a request to the registry it is no pull. */
export function quayManifest(
  { repositories }: ImageWorld,
  repository: string,
  digest: string,
): Reply {
  const found = repositories.get(repository)?.manifests.get(digest);
  if (found === undefined) return errorReply(404, 'Not Found');
  const body = { digest, is_manifest_list: false, manifest_data: String(found.bytes) };
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

function isWanted(query: URLSearchParams): (tag: WorldTag) => boolean {
  const isActiveOnly = query.get('onlyActiveTags') === 'true';
  const name = query.get('specificTag');
  const [, part = ''] = /^like:(.*)$/.exec(query.get('filter_tag_name') ?? '') ?? [];
  return (tag) =>
    (!isActiveOnly || tag.until === null) &&
    (name === null || tag.name === name) &&
    tag.name.includes(part);
}

function rowOf({ name, digest, from, until }: WorldTag): object {
  return {
    name,
    reversion: false,
    manifest_digest: digest,
    is_manifest_list: true,
    size: null,
    start_ts: from,
    last_modified: new Date(from * 1000).toUTCString().replace('GMT', '-0000'),
    ...(until !== null && { end_ts: until, expiration: new Date(until * 1000).toUTCString() }),
  };
}
