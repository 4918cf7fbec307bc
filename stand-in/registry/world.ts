import { createHash } from 'node:crypto';

/** A manifest as it was pushed. */
export type WorldManifest = { readonly mediaType: string; readonly bytes: Buffer };

/** The time in which a tag pointed to a digest, in seconds since 1970. */
export type WorldTag = {
  readonly name: string;
  readonly digest: string;
  readonly from: number;
  until: number | null;
};

/** One repository of images. */
export type ImageRepository = {
  readonly name: string;
  readonly manifests: Map<string, WorldManifest>;
  readonly blobs: Map<string, Buffer>;
  /** Every tag there was, the deleted and the moved ones too, oldest first. */
  readonly tags: WorldTag[];
};

/** What a registry has. It may be changed at any time. */
export type ImageWorld = { readonly repositories: Map<string, ImageRepository> };

/** A reference to content, as manifests have it. */
export type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly platform?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
};

/** Makes a registry without repositories. */
export function emptyImageWorld(): ImageWorld {
  return { repositories: new Map() };
}

/** Finds a repository, and makes it where there is none. */
export function imageRepository({ repositories }: ImageWorld, name: string): ImageRepository {
  const found = repositories.get(name);
  if (found !== undefined) return found;
  const made: ImageRepository = { name, manifests: new Map(), blobs: new Map(), tags: [] };
  repositories.set(name, made);
  return made;
}

/** The digest of bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Stores a blob and gives its descriptor. */
export function putBlob(
  { blobs }: ImageRepository,
  mediaType: string,
  content: Buffer | string | object,
): Descriptor {
  const bytes = bytesOf(content);
  const digest = digestOf(bytes);
  blobs.set(digest, bytes);
  return { mediaType, digest, size: bytes.length };
}

/** Stores a manifest and gives its descriptor. */
export function putManifest(
  { manifests }: ImageRepository,
  mediaType: string,
  content: Buffer | string | object,
): Descriptor {
  const bytes = bytesOf(content);
  const digest = digestOf(bytes);
  manifests.set(digest, { mediaType, bytes });
  return { mediaType, digest, size: bytes.length };
}

/** Points a tag to a digest from a moment on. */
export function setTag(repository: ImageRepository, name: string, digest: string, from: number) {
  deleteTag(repository, name, from);
  repository.tags.push({ name, digest, from, until: null });
}

/** Ends a tag at a moment. */
export function deleteTag({ tags }: ImageRepository, name: string, until: number): void {
  for (const tag of tags) if (tag.name === name && tag.until === null) tag.until = until;
}

/** The tags that a repository has at present. */
export function activeTags({ tags }: ImageRepository): readonly WorldTag[] {
  return tags.filter(({ until }) => until === null);
}

function bytesOf(content: Buffer | string | object): Buffer {
  if (Buffer.isBuffer(content)) return content;
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
}
