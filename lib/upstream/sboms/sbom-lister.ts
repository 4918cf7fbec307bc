import 'server-only';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { listImageSbom, type ListedSbom } from '@/lib/evidence/image-packages/list-image-sbom';
import { OrderedThread } from '@/lib/upstream/runtime/ordered-thread';

import { storedSbom } from './stored-sbom';

/** An SBOM up to this size is read in a few milliseconds, without a thread. */
const SMALL_BYTES = 256 * 1024;

/** Longest time for one SBOM; the largest that are accepted take some seconds. */
const LIMIT_MS = 60_000;

/** Memory of the thread. The values of the largest SBOM that is accepted need most of it. */
export const THREAD_MEMORY = {
  maxOldGenerationSizeMb: 320,
  maxYoungGenerationSizeMb: 64,
  stackSizeMb: 4,
};

/** Gives the packages of SBOMs as stored lists. */
export type SbomLister = {
  /** `imageDigests` is null for a file of a release, which is bound to no digest. */
  readonly list: (
    bytes: Uint8Array,
    imageDigests: readonly string[] | null,
  ) => Promise<Result<ListedSbom, UpstreamFailure>>;
  readonly close: () => Promise<void>;
};

const listed: z.ZodType<ListedSbom> = z.object({ sbom: storedSbom, list: z.string().nullable() });

/**
 * Opens a lister that reads large SBOMs in a separate thread, so that requests are not delayed. The thread is
 * ended where one takes too much time or memory, which is a failure of that SBOM.
 */
export function openSbomLister({ start = startThread, limitMs = LIMIT_MS } = {}): SbomLister {
  const thread = new OrderedThread({ start, limitMs });
  return {
    list: async (bytes, imageDigests) => {
      if (bytes.byteLength <= SMALL_BYTES) return ok(listImageSbom(bytes, imageDigests));
      const copy = await copyOf(bytes);
      const value = listed.safeParse(
        await thread.send({ bytes: copy, imageDigests }, [copy.buffer]),
      );
      return value.success
        ? ok(value.data)
        : fail({ kind: 'too-large', what: 'the SBOM', limitOf: 'site' });
    },
    close: () => thread.end(),
  };
}

/** The lister of this process. */
export const sbomLister: SbomLister = openSbomLister();

/** Bytes that are copied at a time: a millisecond. */
const COPIED_BYTES = 4 * 1024 * 1024;

/** A copy that can be given to a thread, made bit by bit, since copying some ten megabytes takes as many milliseconds. */
async function copyOf(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.byteLength);
  for (let at = 0; at < bytes.byteLength; at += COPIED_BYTES) {
    copy.set(bytes.subarray(at, at + COPIED_BYTES), at);
    // oxlint-disable-next-line no-await-in-loop
    await setImmediate();
  }
  return copy;
}

function startThread(): Worker {
  const url = new URL('./sbom.thread.ts', import.meta.url);
  return new Worker(url, { env: {}, stdout: true, stderr: true, resourceLimits: THREAD_MEMORY });
}
