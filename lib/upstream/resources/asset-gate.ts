import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import type { OpenedAsset } from '@/lib/upstream/github/open-asset';

/** Files of releases that are passed on at one time. */
const MOST_OPEN = 6;

/** A file that nobody goes on reading stops to count after this time. */
const LONGEST_MS = 10 * 60_000;

/** What a visitor is told to wait when too many files are on their way. */
const BUSY: UpstreamFailure = { kind: 'secondary-limit', retryAfterSeconds: 30 };

/** Lets a few files of releases pass at a time, and refuses those beyond. */
export class AssetGate {
  #open = 0;

  /** Opens a file, unless too many are open; it counts until it was read or let go. */
  async pass(
    open: () => Promise<Result<OpenedAsset, UpstreamFailure>>,
  ): Promise<Result<OpenedAsset, UpstreamFailure>> {
    if (this.#open >= MOST_OPEN) return fail(BUSY);
    const leave = this.#enter();
    const opened = await open();
    if (opened.ok) return ok({ ...opened.value, chunks: until(leave, opened.value.chunks) });
    leave();
    return opened;
  }

  /** Counts one file until the given function is called, or for the longest time. */
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
