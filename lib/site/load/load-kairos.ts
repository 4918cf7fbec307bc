import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';

import { loadComponent } from './load-releases';

/** Loads the releases of Kairos itself. */
export function loadKairos(): Promise<TrackedComponent> {
  const component = findComponent('kairos');
  if (component === null) throw new Error('The catalogue has no kairos.');
  return loadComponent(component);
}
