import { parentPort } from 'node:worker_threads';

import { listImageSbom } from '@/lib/evidence/image-packages/list-image-sbom';

/** An SBOM to read. */
type Order = {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly imageDigests: readonly string[] | null;
};

parentPort?.on('message', ({ id, bytes, imageDigests }: Order) => {
  const value = listImageSbom(bytes, imageDigests);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin.
  parentPort?.postMessage({ id, value });
});
