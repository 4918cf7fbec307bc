import 'server-only';

/** Waits until a promise is settled, but no longer than the given time. */
export async function settledWithin(promise: Promise<void>, waitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  await Promise.race([promise, patience]);
  clearTimeout(timer);
}
