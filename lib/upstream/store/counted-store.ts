import 'server-only';
import { countDataChange } from '@/server/shared/data-version.mjs';

import type { Store } from './model';

/** A store of which every change counts as one of what the pages show, so that none of before is served any more. */
export function countedStore(store: Store): Store {
  return {
    ...store,
    set: (record) => store.set(record).finally(countDataChange),
    remove: (key) => store.remove(key).finally(countDataChange),
  };
}
