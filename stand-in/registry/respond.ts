import type { Reply } from '../faults';
import type { ContentSource } from './content-source';
import type { Face } from './faces';
import { quayManifest, quayTags } from './quay-api';
import { registryError } from './registry-error';
import type { ImageWorld } from './world';

/** A request to the registry, taken apart. */
export type RegistryRequest = {
  /** Base URL under which the registry is reached. */
  readonly base: string;
  /** Base URL of the host that blobs come from. */
  readonly blobBase: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly authorization: string | undefined;
  readonly ifNoneMatch: string | undefined;
};

/** A registry: its manner, its content, and the history that only the world has. */
export type Registry = {
  readonly face: Face;
  readonly world: ImageWorld;
  readonly source: ContentSource;
};

const INDEX = 'application/vnd.oci.image.index.v1+json';

/** Responds to a request as a registry with a face does. */
export async function respondAsRegistry(
  registry: Registry,
  request: RegistryRequest,
): Promise<Reply> {
  const { face, world } = registry;
  const { path, query } = request;
  if (path === face.tokenPath) return tokenReply(registry, query);
  const api = /^\/api\/v1\/repository\/(.+)\/tag\/$/.exec(path)?.[1];
  if (api !== undefined && face.hasHistory) return quayTags(world, api, query);
  const [, ofManifest, manifest = ''] =
    /^\/api\/v1\/repository\/(.+)\/manifest\/([^/]+)$/.exec(path) ?? [];
  if (ofManifest !== undefined && face.hasHistory) {
    return quayManifest(world, ofManifest, manifest);
  }
  const [, repository = '', kind, rest = ''] =
    /^\/v2\/(.+?)\/(manifests|blobs|tags|referrers)\/([^/]+)$/.exec(path) ?? [];
  if (kind === undefined) return registryError(404, 'UNSUPPORTED');
  const refusal = refuse(registry, request, repository);
  if (refusal !== null) return refusal;
  switch (kind) {
    case 'manifests':
      return manifestReply(registry, request, repository, rest);
    case 'blobs':
      return blobReply(registry, request, repository, rest);
    case 'tags':
      return tagsReply(registry, request, repository);
    default:
      return referrersReply(registry, repository, rest);
  }
}

function tokenFor(repository: string): string {
  return `anonymous.${Buffer.from(repository).toString('base64url')}`;
}

function tokenReply({ face, world }: Registry, query: URLSearchParams): Reply {
  const repository = /^repository:(.+):pull$/.exec(query.get('scope') ?? '')?.[1] ?? '';
  if (face.needsToken && !world.repositories.has(repository)) {
    return registryError(401, 'UNAUTHORIZED');
  }
  const body = JSON.stringify({ token: tokenFor(repository), expires_in: 300 });
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function refuse(
  { face, world }: Registry,
  { base, authorization }: RegistryRequest,
  repository: string,
): Reply | null {
  const exists = world.repositories.has(repository);
  const hasToken = authorization === `Bearer ${tokenFor(repository)}`;
  if (exists && (hasToken || !face.needsToken)) return null;
  if (!exists && face.link === 'absolute' && !face.needsToken) {
    return registryError(404, 'NAME_UNKNOWN');
  }
  const challenge = `Bearer realm="${base}${face.tokenPath}",service="stand-in",scope="repository:${repository}:pull"`;
  return registryError(401, 'UNAUTHORIZED', { 'www-authenticate': challenge });
}

async function manifestReply(
  { face, world, source }: Registry,
  { accept, ifNoneMatch }: RegistryRequest,
  repository: string,
  reference: string,
): Promise<Reply> {
  const tags = world.repositories.get(repository)?.tags ?? [];
  const ofName = tags.filter(({ name }) => name === reference);
  if (face.hasHistory && ofName.length > 0 && ofName.every(({ until }) => until !== null)) {
    return registryError(404, 'TAG_EXPIRED');
  }
  if (face.convertsToSchema1 && !accept.includes(INDEX)) {
    const body = JSON.stringify({ schemaVersion: 1, name: repository, tag: reference });
    return {
      status: 200,
      headers: { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' },
      body,
    };
  }
  const reply = await source.manifest({
    repository,
    reference,
    accept,
    ifNoneMatch: face.hasEtag ? ifNoneMatch : undefined,
  });
  if (face.hasEtag) return reply;
  const { etag: _dropped, ...headers } = reply.headers;
  return { ...reply, headers };
}

async function blobReply(
  { face, source }: Registry,
  { blobBase }: RegistryRequest,
  repository: string,
  digest: string,
): Promise<Reply> {
  const reply = await source.blob(repository, digest);
  if (!face.redirectsBlobs || reply.status !== 200) return reply;
  const location = `${blobBase}/${repository}/${digest}?Signature=c2lnbmVk&Expires=1`;
  return { status: 302, headers: { location }, body: '' };
}

async function tagsReply(
  { face, source }: Registry,
  { base, path, query }: RegistryRequest,
  repository: string,
): Promise<Reply> {
  const all = (await source.tags(repository))?.toSorted() ?? [];
  const isByToken = face.link === 'token';
  const last = isByToken
    ? Buffer.from(query.get('next_page') ?? '', 'base64url').toString()
    : (query.get('last') ?? '');
  const size = Math.min(Number(query.get('n') ?? face.pageSize), face.pageSize);
  const rest = all.filter((name) => name > last);
  const tags = rest.slice(0, size);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (rest.length > size) {
    const end = tags.at(-1) ?? '';
    const next = isByToken
      ? `next_page=${Buffer.from(end).toString('base64url')}`
      : `n=${size}&last=${encodeURIComponent(end)}`;
    headers['link'] = `<${face.link === 'absolute' ? base : ''}${path}?${next}>; rel="next"`;
  }
  return { status: 200, headers, body: JSON.stringify({ name: repository, tags }) };
}

function referrersReply({ face, world }: Registry, repository: string, digest: string): Reply {
  const manifests = world.repositories.get(repository)?.manifests ?? new Map();
  switch (face.referrers) {
    case 'missing':
      return {
        status: 404,
        headers: { 'content-type': 'text/plain' },
        body: '404 page not found',
      };
    case 'elsewhere': {
      const location = `https://github.com/-/v2/packages/container/package/${digest.slice(0, 20)}`;
      return { status: 303, headers: { location }, body: '' };
    }
    case 'empty':
      return indexReply([]);
    case 'listed':
      return manifests.has(digest)
        ? indexReply(referrersOf(manifests, digest))
        : registryError(400, 'MANIFEST_INVALID');
  }
}

function referrersOf(
  manifests: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Buffer }>,
  digest: string,
): readonly object[] {
  return [...manifests].flatMap(([own, { mediaType, bytes }]) => {
    const { subject, artifactType, annotations } = JSON.parse(String(bytes));
    if (subject?.digest !== digest) return [];
    return [{ mediaType, digest: own, size: bytes.length, artifactType, annotations }];
  });
}

function indexReply(manifests: readonly object[]): Reply {
  const body = JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests });
  return { status: 200, headers: { 'content-type': INDEX }, body };
}
