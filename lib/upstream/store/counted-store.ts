import 'server-only';
import type { Store } from './model';

/** The server that stands before the renderer reads the count at the same place. */
const PLACE = Symbol.for('kairos-matrix.data-version');

/** A store of which every change counts as one of what the pages show, so that none of before is served any more. */
export function countedStore(store: Store): Store {
  return {
    ...store,
    set: (record) => store.set(record).finally(count),
    remove: (key) => store.remove(key).finally(count),
  };
}

function count(): void {
  const shared: typeof globalThis & { [PLACE]?: number } = globalThis;
  shared[PLACE] = (shared[PLACE] ?? 0) + 1;
}
