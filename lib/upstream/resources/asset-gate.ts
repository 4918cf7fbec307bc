import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';

/** Downloads that are streamed at one time. */
const MOST_OPEN = 6;

/** A download that nobody reads no longer counts after this time. */
const LONGEST_MS = 10 * 60_000;

/** The failure that a visitor gets while too many downloads are in progress. */
const BUSY: UpstreamFailure = { kind: 'busy', retryAfterSeconds: 30 };

type Streamed = { readonly chunks: AsyncIterable<Uint8Array> };

/** Limits the downloads that are streamed at one time. */
export class AssetGate {
  #open = 0;

  /** Opens a download, unless too many are open; it counts until it was read or cancelled. */
  async pass<Opened extends Streamed>(
    open: () => Promise<Result<Opened, UpstreamFailure>>,
  ): Promise<Result<Opened, UpstreamFailure>> {
    if (this.#open >= MOST_OPEN) return fail(BUSY);
    const leave = this.#enter();
    const opened = await open();
    if (opened.ok) return ok({ ...opened.value, chunks: until(leave, opened.value.chunks) });
    leave();
    return opened;
  }

  /** Counts one download until the returned function is called, or for {@link LONGEST_MS}. */
  #enter(): () => void {
    this.#open += 1;
    let isIn = true;
    const leave = () => {
      clearTimeout(timer);
      if (isIn) this.#open -= 1;
      isIn = false;
    };
    const timer = setTimeout(leave, LONGEST_MS).unref();
    return leave;
  }
}

async function* until(
  leave: () => void,
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } finally {
    leave();
  }
}
