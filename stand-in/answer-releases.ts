import { createHash } from 'node:crypto';

import { errorReply, htmlReply, type Reply } from './faults';
import { assetOf, releaseOf, webPathOf } from './release-wire';
import { json, movedTo, NOT_FOUND, paginate, type Asked } from './reply-parts';
import {
  findRepository,
  type World,
  type WorldAsset,
  type WorldRelease,
  type WorldRepository,
} from './world';

const WEB = /^\/([^/]+\/[^/]+)\/releases\/download\/(.+)\/([^/]+)$/;
const BYTES = /^\/release-assets\/(\d+)\/(\d+)$/;

/** Whether an address is one of a download, which the allowance of the API does not count. */
export function isDownload(path: string): boolean {
  return BYTES.test(path) || (WEB.test(path) && !path.startsWith('/repos/'));
}

/** Answers what lies under `/releases` of a repository. Without push access there are no drafts. */
export function answerReleases(repository: WorldRepository, rest: string, asked: Asked): Reply {
  const releases = publicReleases(repository);
  if (rest === '/releases') return answerList(repository, releases, asked);
  const asset = /^\/releases\/assets\/(\d+)$/.exec(rest);
  if (asset !== null) return answerAsset(repository, Number(asset[1]), asked);
  const one = findRelease(releases, rest);
  return one === undefined ? NOT_FOUND : json(releaseOf(repository, one, asked.base));
}

/** Answers the web address of a file by sending to its bytes, and the address of the bytes with them. */
export function answerDownload(world: World, { base, path, query }: Asked): Reply {
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
  return asset === undefined ? NOT_FOUND : foundAt(bytesAddress(repository, asset, base));
}

function publicReleases({ releases }: WorldRepository): readonly WorldRelease[] {
  return releases
    .filter(({ draft }) => !draft)
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id);
}

function answerList(
  repository: WorldRepository,
  releases: readonly WorldRelease[],
  asked: Asked,
): Reply {
  const most = repository.mostReleasesOfPage ?? 100;
  if (Number(asked.query.get('per_page') ?? 30) > most) return htmlReply(504);
  const { items, link } = paginate(releases, asked);
  return json(
    items.map((release) => releaseOf(repository, release, asked.base)),
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

function answerAsset(repository: WorldRepository, id: number, { base, accept }: Asked): Reply {
  const release = publicReleases(repository).find(({ assets }) =>
    assets.some((asset) => asset.id === id),
  );
  const asset = release?.assets.find((each) => each.id === id);
  if (release === undefined || asset === undefined) return NOT_FOUND;
  if (accept.includes('application/octet-stream')) {
    return foundAt(bytesAddress(repository, asset, base));
  }
  return json(assetOf(repository, release, asset, base));
}

function foundAt(location: string): Reply {
  const headers = { 'content-type': 'text/html; charset=utf-8', location };
  return { status: 302, headers, body: '' };
}

function bytesAddress({ id }: WorldRepository, asset: WorldAsset, base: string): string {
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
