import 'server-only';
import { findComponent } from '@/lib/names/catalog/find-component';
import { releaseContents } from '@/lib/releases/contents/release-contents';
import { findRelease } from '@/lib/releases/list/find-release';
import type { CurrentRelease } from '@/lib/site/model/current-release';

import { loadComponent } from './load-releases';

/** Loads the latest release of Kairos with what it contains; null while no release has been read. */
export async function loadCurrentRelease(): Promise<CurrentRelease | null> {
  const component = findComponent('kairos');
  if (component === null) return null;
  const { releases } = await loadComponent(component);
  const { latest } = releases.support;
  const entry = latest === null ? null : findRelease(releases.entries, latest);
  if (entry === null) return null;
  const { release, status } = entry;
  return {
    componentId: component.id,
    tag: release.tag,
    publishedAt: release.publishedAt,
    status,
    contents: releaseContents(release, component.id),
  };
}
