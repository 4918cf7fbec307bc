import type { BackgroundReads } from './background-reads';
import { builtInKeys, neededPerHour, refreshBuiltIns } from './built-in-resources';
import type { Upstream } from './upstream';
import { settled, upstreamAt, type HandClock } from './upstream.fixture';

/** Starts an upstream that knows what its built-in resources need of the rate limit. */
export function upstreamWithNeeds(apiUrl: string, clock: HandClock, token?: string): Upstream {
  const upstream: Upstream = upstreamAt({
    apiUrl,
    clock,
    ...(token !== undefined && { token }),
    neededPerHour: (now) => neededPerHour(upstream, now),
  });
  return upstream;
}

/** Refreshes for some minutes as the site does in the background; each of `reads` waits for the one before. */
export async function passMinutes(
  upstream: Upstream,
  clock: HandClock,
  reads: readonly BackgroundReads[],
  minutes: number,
): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await refreshBuiltIns(upstream);
    // oxlint-disable-next-line no-await-in-loop
    await settled(upstream, ...builtInKeys(upstream));
    for (const each of reads) {
      // oxlint-disable-next-line no-await-in-loop
      await each.refresh(upstream, clock.now());
    }
    // oxlint-disable-next-line no-await-in-loop
    await reads.at(-1)?.settled();
    clock.advance(1);
  }
}
