import 'server-only';

/** Longest single wait. */
const SLICE_MS = 50;

/**
 * Calls back after a time in which this process could have done something else. While the process itself is busy,
 * e.g. at its start, no time passes: the other side had no chance to be heard.
 *
 * @returns What ends the waiting.
 */
export function afterPatience(waitMs: number, onEnd: () => void): () => void {
  let left = waitMs;
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    if (left <= 0) {
      onEnd();
      return;
    }
    const slice = Math.min(left, SLICE_MS);
    left -= slice;
    timer = setTimeout(wait, slice);
  };
  wait();
  return () => clearTimeout(timer);
}
