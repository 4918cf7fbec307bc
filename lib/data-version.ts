import 'server-only';

/** The server that stands before the renderer reads the count at the same place. */
const PLACE = Symbol.for('kairos-matrix.data-version');

/** Counts one more change of what is known of upstream, so that no page of before is served any more. */
export function countDataChange(): void {
  const shared: typeof globalThis & { [PLACE]?: number } = globalThis;
  shared[PLACE] = (shared[PLACE] ?? 0) + 1;
}
