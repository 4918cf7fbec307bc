import 'server-only';

/** Whether `If-None-Match` lists an ETag (RFC 9110): `*` lists all, and a weak ETag equals the strong one. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === '*' || each === etag);
}
