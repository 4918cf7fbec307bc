import { createHash } from 'node:crypto';

import { errorReply, htmlReply, type Reply } from './faults';
import { assetOf, releaseOf, webPathOf } from './release-wire';
import { json, movedTo, NOT_FOUND, paginate, type Requested } from './reply-parts';
import {
  findRepository,
  type World,
  type WorldAsset,
  type WorldRelease,
  type WorldRepository,
} from './world';

const WEB = /^\/([^/]+\/[^/]+)\/releases\/download\/(.+)\/([^/]+)$/;
const BYTES = /^\/release-assets\/(\d+)\/(\d+)$/;

/** Whether a path is that of a download, which does not count against the API's rate limit. */
export function isDownload(path: string): boolean {
  return BYTES.test(path) || (WEB.test(path) && !path.startsWith('/repos/'));
}

/** The reply to a request under `/releases` of a repository. Without push access there are no drafts. */
export function releasesReply(
  repository: WorldRepository,
  rest: string,
  requested: Requested,
): Reply {
  const releases = publicReleases(repository);
  if (rest === '/releases') return listReply(repository, releases, requested);
  const asset = /^\/releases\/assets\/(\d+)$/.exec(rest);
  if (asset !== null) return assetReply(repository, Number(asset[1]), requested);
  const one = findRelease(releases, rest);
  return one === undefined ? NOT_FOUND : json(releaseOf(repository, one, requested.base));
}

/** The reply to a download: a redirect for the web URL of a file, and the bytes for the URL it leads to. */
export function downloadReply(world: World, { base, path, query }: Requested): Reply {
  const bytes = BYTES.exec(path);
  if (bytes !== null) {
    const [, repositoryId, assetId] = bytes;
    const repository = world.repositories.find(({ id }) => String(id) === repositoryId);
    const asset = repository && findAsset(repository, Number(assetId));
    if (asset === undefined) return blobError(404, 'BlobNotFound');
    return query.get('sig') === signatureOf(asset)
      ? sendBytes(asset)
      : blobError(403, 'AuthenticationFailed');
  }
  const [fullName = '', tag = '', name = ''] = (WEB.exec(path) ?? [])
    .slice(1)
    .map((part) => decodeURIComponent(part));
  const repository = findRepository(world, fullName);
  if (repository === undefined) {
    const renamed = world.repositories.find(({ formerNames }) => formerNames.includes(fullName));
    return renamed === undefined ? NOT_FOUND : movedTo(`${base}${webPathOf(renamed, tag, name)}`);
  }
  const release = publicReleases(repository).find((each) => each.tag === tag);
  const asset = release?.assets.find((each) => each.name === name);
  return asset === undefined ? NOT_FOUND : foundAt(bytesUrl(repository, asset, base));
}

function publicReleases({ releases }: WorldRepository): readonly WorldRelease[] {
  return releases
    .filter(({ draft }) => !draft)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
}

function listReply(
  repository: WorldRepository,
  releases: readonly WorldRelease[],
  requested: Requested,
): Reply {
  const most = repository.mostReleasesOfPage ?? 100;
  if (Number(requested.query.get('per_page') ?? 30) > most) return htmlReply(504);
  const { items, link } = paginate(releases, requested);
  return json(
    items.map((release) => releaseOf(repository, release, requested.base)),
    link,
  );
}

function findRelease(releases: readonly WorldRelease[], rest: string): WorldRelease | undefined {
  if (rest === '/releases/latest') return releases.find(({ prerelease }) => !prerelease);
  const tag = /^\/releases\/tags\/(.+)$/.exec(rest)?.[1];
  if (tag !== undefined) return releases.find((each) => each.tag === decodeURIComponent(tag));
  const number = /^\/releases\/(\d+)$/.exec(rest)?.[1];
  return releases.find(({ id }) => String(id) === number);
}

function findAsset(repository: WorldRepository, id: number): WorldAsset | undefined {
  return publicReleases(repository)
    .flatMap(({ assets }) => assets)
    .find((asset) => asset.id === id);
}

function assetReply(repository: WorldRepository, id: number, { base, accept }: Requested): Reply {
  const release = publicReleases(repository).find(({ assets }) =>
    assets.some((asset) => asset.id === id),
  );
  const asset = release?.assets.find((each) => each.id === id);
  if (release === undefined || asset === undefined) return NOT_FOUND;
  if (accept.includes('application/octet-stream')) {
    return foundAt(bytesUrl(repository, asset, base));
  }
  return json(assetOf(repository, release, asset, base));
}

function foundAt(location: string): Reply {
  const headers = { 'content-type': 'text/html; charset=utf-8', location };
  return { status: 302, headers, body: '' };
}

function bytesUrl({ id }: WorldRepository, asset: WorldAsset, base: string): string {
  const query = new URLSearchParams({
    sp: 'r',
    sig: signatureOf(asset),
    rscd: `attachment; filename=${asset.name}`,
    rsct: 'application/octet-stream',
  });
  return `${base}/release-assets/${id}/${asset.id}?${query}`;
}

function signatureOf({ id, updatedAt }: WorldAsset): string {
  return createHash('sha256').update(`${id} ${updatedAt}`).digest('base64');
}

function sendBytes({ name, content }: WorldAsset): Reply {
  if (content === undefined) return blobError(404, 'BlobNotFound');
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename=${name}`,
  };
  return { status: 200, headers, body: content };
}

function blobError(status: number, code: string): Reply {
  return {
    ...errorReply(status, code),
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`,
  };
}
