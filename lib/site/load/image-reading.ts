import 'server-only';
import { freshnessOf } from '@/lib/base/freshness/freshness-of';
import type { RegistryReading } from '@/lib/site/model/image-page';
import type { AnyResource, ResourceState } from '@/lib/upstream/resources/resource';
import type { Upstream } from '@/lib/upstream/resources/upstream';

/** Longest time that one page waits for a registry in all; what does not arrive is read behind the page. */
const PATIENCE_MS = 4000;

/** Reads resources one after the other, and waits no longer for all of them than for one. */
export class ImageReader {
  readonly upstream: Upstream;
  readonly now: Date;
  readonly #deadline: number;

  constructor(upstream: Upstream, now: Date, patienceMs = PATIENCE_MS) {
    this.upstream = upstream;
    this.now = now;
    this.#deadline = now.getTime() + patienceMs;
  }

  async read<Value>(resource: AnyResource<Value>): Promise<RegistryReading<Value>> {
    const waitMs = Math.max(0, this.#deadline - Date.now());
    return this.#shown(await this.upstream.read(resource, { waitMs }));
  }

  /** What is stored, without any request. */
  peek<Value>(resource: AnyResource<Value>): RegistryReading<Value> {
    return this.#shown(this.upstream.peek(resource));
  }

  #shown<Value>(state: ResourceState<Value>): RegistryReading<Value> {
    const { cached, failure, failingSince, nextAttemptAt } = state;
    if (cached === null) return { value: null, freshness: null, failure, nextAttemptAt };
    const { value, fetchedAt, checkedAt, ttlMs } = cached;
    const freshness = freshnessOf(
      { fetchedAt, checkedAt, failure, failingSince, nextAttemptAt },
      { ttlMs, now: this.now },
    );
    return { value, freshness, failure, nextAttemptAt };
  }
}
