import 'server-only';
import { countDataChange } from '@/server/shared/data-generation.mjs';

import type { Store } from './model';

/** A store that counts its changes: the server discards rendered pages when the count has changed. */
export function countedStore(store: Store): Store {
  return {
    ...store,
    set: (record) => store.set(record).finally(countDataChange),
    remove: (key) => store.remove(key).finally(countDataChange),
  };
}
