import 'server-only';
import { afterPatience } from './patience';

/** Waits until a promise is settled, but no longer than the given time, by the rule of {@link afterPatience}. */
export async function settledWithin(promise: Promise<void>, waitMs: number): Promise<void> {
  let end = () => {};
  const patience = new Promise<void>((resolve) => {
    end = afterPatience(waitMs, resolve);
  });
  await Promise.race([promise, patience]).finally(end);
}
