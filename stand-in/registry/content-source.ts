import type { Reply } from '../faults';
import { registryError } from './registry-error';
import { activeTags, type ImageWorld } from './world';

/** A request for a manifest. */
export type ManifestRequest = {
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
  readonly accept: string;
  readonly ifNoneMatch: string | undefined;
};

/** Where the faces take manifests, blobs and tags from: from memory, or from a real registry. */
export type ContentSource = {
  readonly manifest: (request: ManifestRequest) => Promise<Reply>;
  readonly blob: (repository: string, digest: string) => Promise<Reply>;
  /** Null for a repository that does not exist. */
  readonly tags: (repository: string) => Promise<readonly string[] | null>;
};

/** Gives content out of a world in memory, as the distribution specification says. */
export function memorySource({ repositories }: ImageWorld): ContentSource {
  return {
    manifest: async ({ repository, reference, accept, ifNoneMatch }) => {
      const found = repositories.get(repository);
      if (found === undefined) return registryError(404, 'NAME_UNKNOWN');
      const digest = reference.includes(':')
        ? reference
        : activeTags(found).find(({ name }) => name === reference)?.digest;
      const manifest = found.manifests.get(digest ?? '');
      if (digest === undefined || manifest === undefined) {
        return registryError(404, 'MANIFEST_UNKNOWN');
      }
      // Debian's registry responds in the same way: it reads like a tag that does not exist.
      if (!accept.includes(manifest.mediaType)) return registryError(404, 'MANIFEST_UNKNOWN');
      const etag = `"${digest}"`;
      const headers = { etag, 'docker-content-digest': digest };
      if (ifNoneMatch === etag) return { status: 304, headers, body: '' };
      return {
        status: 200,
        headers: { ...headers, 'content-type': manifest.mediaType },
        body: manifest.bytes,
      };
    },
    blob: async (repository, digest) => {
      const bytes = repositories.get(repository)?.blobs.get(digest);
      if (bytes === undefined) return registryError(404, 'BLOB_UNKNOWN');
      const headers = {
        'content-type': 'application/octet-stream',
        'docker-content-digest': digest,
      };
      return { status: 200, headers, body: bytes };
    },
    tags: async (repository) => {
      const found = repositories.get(repository);
      return found === undefined ? null : activeTags(found).map(({ name }) => name);
    },
  };
}

/** Gives content from a real registry. */
export function realSource(url: string): ContentSource {
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, { headers });
    const passed = ['content-type', 'docker-content-digest', 'etag'].flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return {
      status: response.status,
      headers: Object.fromEntries(passed),
      body: Buffer.from(await response.arrayBuffer()),
    };
  };
  return {
    manifest: ({ repository, reference, accept, ifNoneMatch }) =>
      get(`/v2/${repository}/manifests/${reference}`, {
        accept,
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
      }),
    blob: (repository, digest) => get(`/v2/${repository}/blobs/${digest}`),
    tags: async (repository) => {
      const { status, body } = await get(`/v2/${repository}/tags/list`);
      if (status !== 200) return null;
      const list = JSON.parse(String(body)) as { readonly tags: readonly string[] | null };
      return list.tags ?? [];
    },
  };
}
