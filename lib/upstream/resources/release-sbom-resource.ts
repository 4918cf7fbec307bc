import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok, type Result } from '@/lib/base/result';
import type { ListedSbom } from '@/lib/evidence/image-packages/list-image-sbom';
import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { SbomFile } from '@/lib/releases/images/followed-files';
import { MOST_CONTENT_BYTES, type BlobStore } from '@/lib/upstream/blobs/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { toFailure } from '@/lib/upstream/github/to-failure';
import { gatherBytes } from '@/lib/upstream/registry/gather-bytes';
import { describeTarFailure } from '@/lib/upstream/sbom-archive/describe-tar-failure';
import { openTarMember } from '@/lib/upstream/sbom-archive/tar-member';
import { keepListed } from '@/lib/upstream/sboms/keep-listed';
import { sbomLister } from '@/lib/upstream/sboms/sbom-lister';
import { storedSbom } from '@/lib/upstream/sboms/stored-sbom';

import type { Resource } from './resource';

/** An SBOM that is a file of a release, and where that release is. */
export type ReleaseSbom = {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly tag: string;
  readonly file: SbomFile;
};

/** The largest archive that is read without a visitor; those of Kairos have up to 60 MB. */
const MOST_ARCHIVE_BYTES = 256 * 1024 * 1024;

/** Longest time of one transfer, however steadily it arrives. */
const TOTAL_MS = 10 * 60_000;

/**
 * What was read of an SBOM that is a file of a release, or in an archive of it. Its number changes with its
 * content, so it is fetched once, with one request to the API; its packages are stored as a blob.
 */
export function releaseSbomResource(
  { repository, tag, file }: ReleaseSbom,
  blobs: BlobStore | null,
): Resource<ImageSbom> {
  const { owner, name } = repository;
  return {
    key: `release-sbom:${owner}/${name}@${tag}:${file.id}/${file.name}`,
    schemaVersion: 1,
    schema: storedSbom,
    ttlMs: () => UNCHANGING_MS,
    fetch: async (github) => {
      const read = await keepListed(blobs, await readFile(github, repository, file));
      return read.ok ? ok({ kind: 'changed', value: read.value.sbom, etag: null }) : read;
    },
  };
}

/** The parts of the key of {@link releaseSbomResource} that name it; null for any other key. */
export function releaseSbomOfKey(key: string): ReleaseSbom | null {
  const [, owner, repo = '', tag = '', id = '', name = ''] =
    /^release-sbom:([^/]+)\/([^@]+)@(.+):(\d+)\/([^/]+)$/.exec(key) ?? [];
  if (owner === undefined) return null;
  const file = { id: Number(id), name, subject: name, member: null };
  return { repository: { owner, name: repo }, tag, file };
}

async function readFile(
  github: GitHub,
  { owner, name: repo }: ReleaseSbom['repository'],
  { id, name, member }: SbomFile,
): Promise<Result<ListedSbom, UpstreamFailure>> {
  const what = `file ${name}`;
  const signal = AbortSignal.timeout(TOTAL_MS);
  const maxBytes = member === null ? MOST_CONTENT_BYTES : MOST_ARCHIVE_BYTES;
  const opened = await github.openAsset({ owner, repo, id, what, maxBytes, signal });
  if (!opened.ok) return opened;
  const { chunks } = opened.value;
  if (member !== null) return readMember(chunks, { ending: member, what, signal });
  try {
    return await sbomLister.list(await gatherBytes(chunks), null);
  } catch (error) {
    return fail(toFailure(error, { what, timeoutMs: TOTAL_MS }));
  }
}

type Member = { readonly ending: string; readonly what: string; readonly signal: AbortSignal };

/** Reads an archive up to the end of its member. One that is not as it should be never will be. */
async function readMember(
  chunks: AsyncIterable<Uint8Array>,
  { ending, what, signal }: Member,
): Promise<Result<ListedSbom, UpstreamFailure>> {
  const isWanted = (name: string) => name.endsWith(ending);
  const limits = { maxMemberBytes: MOST_CONTENT_BYTES, maxArchiveBytes: MOST_ARCHIVE_BYTES };
  const member = await openTarMember(chunks, { isWanted, signal, ...limits });
  if (!member.ok) {
    const { failure } = member;
    return failure.kind === 'interrupted'
      ? fail({ kind: 'unreadable', where: what })
      : ok({ sbom: { kind: 'unreadable', reason: describeTarFailure(failure) }, list: null });
  }
  const bytes = await bytesOf(member.value.stream);
  return bytes === null ? fail({ kind: 'unreadable', where: what }) : sbomLister.list(bytes, null);
}

/** The bytes of a member; null where the archive is cut off within it. */
async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await gatherBytes(stream);
  } catch {
    return null;
  }
}
