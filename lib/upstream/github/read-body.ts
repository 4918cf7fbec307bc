import 'server-only';
import { BodyPlaces } from './body-places';
import { GrowingBuffer } from './growing-buffer';
import { BodyTooLarge } from './to-failure';

/** Those of all requests of this process. */
const places = new BodyPlaces();

type BodyLimits = { readonly maxBytes: number; readonly signal: AbortSignal };

/**
 * Reads a body as text. Its bytes count as they arrive and unpacked, so a small compressed body cannot grow
 * without end.
 *
 * @throws {BodyTooLarge} For more than `maxBytes`; the rest is not read.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  { maxBytes, signal }: BodyLimits,
): Promise<string> {
  if (body === null) return '';
  const gathered = new GrowingBuffer();
  let place: Awaited<ReturnType<BodyPlaces['take']>> | null = null;
  try {
    for await (const chunk of body) {
      const bytes = gathered.length + chunk.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge();
      if (place === null && places.isNeeded(bytes)) place = await places.take(signal);
      gathered.append(chunk);
    }
    return gathered.text();
  } finally {
    place?.giveBack();
  }
}
