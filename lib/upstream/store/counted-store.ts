import 'server-only';
import type { Store } from './model';

/** Where the server in front of the renderer reads the count. */
const PLACE = Symbol.for('kairos-matrix.data-version');

/** A store that counts its changes: the server discards rendered pages when the count has changed. */
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
