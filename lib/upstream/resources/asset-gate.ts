import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';

import { Download } from './download';

/** Downloads that are streamed at the same time. */
const MOST_OPEN = 6;

/** A reader slower than this gives way to another visitor when all places are taken. */
const SLOW_BYTES_PER_SECOND = 64 * 1024;

/** The failure that a visitor gets while too many downloads are in progress. */
const BUSY: UpstreamFailure = { kind: 'busy', retryAfterSeconds: 30 };

/** The failure of a request whose visitor is gone; it is not shown. */
const GONE: UpstreamFailure = { kind: 'unreachable', code: 'the visitor is gone' };

type Streamed = { readonly chunks: AsyncIterable<Uint8Array> };

/** What a download takes from upstream, until its signal is aborted. */
type Open<Opened> = (signal: AbortSignal) => Promise<Result<Opened, UpstreamFailure>>;

/** A download in progress: its signal is aborted when it ends before it was read. */
export type Passed<Opened> = Opened & { readonly signal: AbortSignal };

/** Limits the downloads that are streamed at the same time. */
export class AssetGate {
  readonly #open = new Set<Download>();

  /**
   * Opens a download, unless too many are open. It counts until it was read, was cancelled, its visitor left
   * (`visitor` is aborted), or its reader stopped; then nothing of it is left open upstream.
   */
  async pass<Opened extends Streamed>(
    open: Open<Opened>,
    visitor?: AbortSignal,
  ): Promise<Result<Passed<Opened>, UpstreamFailure>> {
    if (visitor?.aborted === true) return fail(GONE);
    if (this.#open.size >= MOST_OPEN) this.#closeSlowest();
    if (this.#open.size >= MOST_OPEN) return fail(BUSY);
    const download = new Download(() => this.#open.delete(download), visitor);
    this.#open.add(download);
    try {
      const opened = await open(download.signal);
      if (opened.ok) {
        const chunks = download.follow(opened.value.chunks);
        return ok({ ...opened.value, chunks, signal: download.signal });
      }
      download.end();
      return opened;
    } catch (error) {
      download.end();
      throw error;
    }
  }

  #closeSlowest(): void {
    const paces = [...this.#open].map((download) => ({ download, pace: download.readerPace() }));
    const [slowest] = paces.toSorted((a, b) => a.pace - b.pace);
    if (slowest === undefined || slowest.pace >= SLOW_BYTES_PER_SECOND) return;
    slowest.download.close('another visitor needs its place');
  }
}
