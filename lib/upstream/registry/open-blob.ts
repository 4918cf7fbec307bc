import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { toFailure } from '@/lib/upstream/github/to-failure';

import { checkedChunks, WrongDigest } from './content-digest';
import { gatherBytes } from './gather-bytes';
import type { RegistrySession } from './session';

/** A blob to open. Its repository and digest have passed their grammar. */
export type BlobRequest = {
  readonly repository: string;
  readonly digest: string;
  /** What it is, in words that complete “quay.io has no … by this name.” */
  readonly what: string;
  /** Most bytes that are read. */
  readonly maxBytes: number;
};

/** A blob in flight. Stopping to read it early cancels the request. */
export type OpenedBlob = {
  /**
   * Ends with an error when the transfer fails, is too large or has another digest: what was read before the
   * end must not be used. {@link OpenedBlob.failureOf} reads that error.
   */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The failure of an error of `chunks`. An error that is not the registry's is thrown on. */
  readonly failureOf: (error: unknown) => UpstreamFailure;
  /** The complete blob, for small ones. */
  readonly bytes: () => Promise<Result<Uint8Array, UpstreamFailure>>;
};

/** Longest time of one transfer, however steadily it arrives. */
const TOTAL_MS = 10 * 60_000;

/**
 * Opens a blob by its digest. One redirect to the registry's blob hosts is followed, without credentials.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-blobs
 */
export async function openBlob(
  session: RegistrySession,
  { repository, digest, what, maxBytes }: BlobRequest,
): Promise<Result<OpenedBlob, UpstreamFailure>> {
  const path = `/v2/${repository}/blobs/${digest}`;
  const opened = await session.open(
    { path, repository, accept: '*/*', pace: 'content', what, mayRedirect: true },
    { maxBytes, totalMs: TOTAL_MS },
  );
  if (!opened.ok) return opened;
  const chunks = checkedChunks(opened.value.chunks, digest);
  const failureOf = (error: unknown): UpstreamFailure =>
    session.atHost(
      error instanceof WrongDigest
        ? { kind: 'unreadable', where: `${what}: digest` }
        : toFailure(error, { what, timeoutMs: session.timeoutMs }),
    );
  const bytes = async (): Promise<Result<Uint8Array, UpstreamFailure>> => {
    try {
      return ok(await gatherBytes(chunks));
    } catch (error) {
      return fail(failureOf(error));
    }
  };
  return ok({ chunks, failureOf, bytes });
}
