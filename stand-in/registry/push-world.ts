import { activeTags, type ImageRepository, type ImageWorld } from './world';

type PushTo = {
  readonly url: string;
  /** The token with which a repository may be pushed to. */
  readonly tokenFor?: (repository: string) => string;
};

/** Pushes everything that a world has at present to a real registry. Its history is not pushed. */
export async function pushWorld({ repositories }: ImageWorld, to: PushTo): Promise<void> {
  for (const repository of repositories.values()) await pushRepository(repository, to);
}

type Content = { readonly mediaType: string; readonly bytes: Buffer };

async function pushRepository(repository: ImageRepository, { url, tokenFor }: PushTo) {
  const { name, blobs, manifests } = repository;
  const headers: Record<string, string> =
    tokenFor === undefined ? {} : { authorization: `Bearer ${tokenFor(name)}` };
  const send = async (method: string, address: string, content?: Content) => {
    const body = content === undefined ? null : new Uint8Array(content.bytes);
    const type = content === undefined ? {} : { 'content-type': content.mediaType };
    const response = await fetch(address, { method, body, headers: { ...headers, ...type } });
    const text = await response.text();
    if (response.status >= 400) throw new Error(`${method} ${address}: ${text}`);
    return response;
  };
  for (const [digest, bytes] of blobs) {
    const started = await send('POST', `${url}/v2/${name}/blobs/uploads/`);
    const upload = new URL(started.headers.get('location') ?? '', url);
    upload.searchParams.set('digest', digest);
    await send('PUT', upload.href, { mediaType: 'application/octet-stream', bytes });
  }
  const put = async (reference: string, digest: string) => {
    const manifest = manifests.get(digest);
    if (manifest === undefined) throw new Error(`There is no manifest ${digest}.`);
    await send('PUT', `${url}/v2/${name}/manifests/${reference}`, manifest);
  };
  // What an index lists was stored before it.
  for (const digest of manifests.keys()) await put(digest, digest);
  for (const { name: tag, digest } of activeTags(repository)) await put(tag, digest);
}
