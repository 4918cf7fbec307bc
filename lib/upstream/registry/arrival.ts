import 'server-only';
import { arrivingChunks, type Patience } from '@/lib/upstream/github/arriving-chunks';

/** A response whose body has not been read, and the timer of its transfer. */
export type Arrival = {
  readonly response: Response;
  readonly url: URL;
  readonly patience: Patience;
};

/** The chunks of a response without a body. */
export const NO_CHUNKS: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

/** Bytes of an error response that are read for its code. */
const ERROR_BYTES = 16 * 1024;

/** Ends a transfer whose body is not needed. */
export async function discardArrival({ response, patience }: Arrival): Promise<void> {
  patience.end();
  await response.body?.cancel();
}

/** The beginning of an error response, as far as it arrives in time. What comes after it is not read. */
export async function beginningOf(
  { response, patience }: Arrival,
  timeoutMs: number,
): Promise<string> {
  if (response.body === null) return '';
  const deadline = Date.now() + timeoutMs;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of arrivingChunks(response.body, { patience, maxBytes: Infinity })) {
    parts.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= ERROR_BYTES || Date.now() > deadline) break;
  }
  return new TextDecoder().decode(Buffer.concat(parts).subarray(0, ERROR_BYTES));
}
