import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { LONGEST_PAUSE_MS, requestedPauseMs } from '@/lib/base/freshness/back-off';
import { mayFetchForVisitor } from '@/lib/base/freshness/refresh-plan';
import type { Quota } from '@/lib/base/quota';
import type { GitHub } from '@/lib/upstream/github/client';
import type { Store } from '@/lib/upstream/store/model';

import { sharedQuota } from './shared-quota';

/** Why no request is made, and until when. */
export type Refusal = { readonly failure: UpstreamFailure; readonly until: Date };

/** The failure that a visitor gets while too many visitors' requests are waiting. */
const CROWDED: UpstreamFailure = { kind: 'busy', retryAfterSeconds: 30 };

type RequestLimitsOptions = {
  readonly store: Store;
  /** The upstream that the requests go to. */
  readonly client: Pick<GitHub, 'identity' | 'quota'>;
  readonly now: () => Date;
  /** Requests an hour that the built-in resources need at present. */
  readonly neededPerHour: (now: Date) => number;
};

/** Decides whether a request may be made now: rate limits, pauses after failures, and visitors' share. */
export class RequestLimits {
  readonly #options: RequestLimitsOptions;
  #pausedUntil = 0;
  #pause: UpstreamFailure | null = null;

  constructor(options: RequestLimitsOptions) {
    this.#options = options;
  }

  /** The upstream's rate limit, by the last response to any replica; null before the first response. */
  rateLimit(): Quota | null {
    const { client, store } = this.#options;
    return sharedQuota(client.quota(), store, client.identity, this.#options.now());
  }

  /** A limit that applies to every request; null where there is none. */
  refusal(): Refusal | null {
    const now = this.#options.now();
    const limit = this.rateLimit();
    if (limit !== null && limit.remaining === 0 && Date.parse(limit.resetsAt) > now.getTime()) {
      const { resetsAt } = limit;
      return { failure: { kind: 'rate-limited', resetsAt }, until: new Date(resetsAt) };
    }
    if (this.#pause === null || this.#pausedMs(now) === 0) return null;
    return { failure: this.#pause, until: new Date(this.#pausedUntil) };
  }

  /**
   * A limit that applies to requests on behalf of a visitor: they get only what the built-in resources
   * leave of the rate limit, and only while the queue has room.
   */
  refusalForVisitor(queue: { readonly size: number; isFull(): boolean }): Refusal | null {
    const now = this.#options.now();
    const quota = this.rateLimit();
    const budget = { quota, neededPerHour: this.#options.neededPerHour(now), now };
    if (!mayFetchForVisitor({ ...budget, pending: 0 })) {
      const resetsAt = quota?.resetsAt ?? null;
      return { failure: { kind: 'rate-limited', resetsAt }, until: new Date(resetsAt ?? now) };
    }
    const isTight = !mayFetchForVisitor({ ...budget, pending: queue.size });
    if (!isTight && !queue.isFull()) return null;
    return { failure: CROWDED, until: new Date(now.getTime() + requestedPauseMs(CROWDED, now)) };
  }

  /** Pauses all requests for as long as a failure requires. */
  pauseFor(failure: UpstreamFailure): void {
    const now = this.#options.now();
    const pauseMs = requestedPauseMs(failure, now);
    if (pauseMs <= this.#pausedMs(now)) return;
    this.#pausedUntil = now.getTime() + pauseMs;
    this.#pause = failure;
  }

  /** The rest of the pause. A pause longer than the maximum began before the clock was set back: it is over. */
  #pausedMs(now: Date): number {
    const leftMs = this.#pausedUntil - now.getTime();
    return leftMs > LONGEST_PAUSE_MS ? 0 : Math.max(0, leftMs);
  }
}
