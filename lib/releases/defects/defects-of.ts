import { defectsOfRelease, type KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/**
 * The known defects of the published artifacts of a release; other components than Kairos have none in the
 * table.
 */
export function defectsOf({
  componentId,
  version,
  release,
}: Pick<ReleaseEntry, 'componentId' | 'version' | 'release'>): readonly KnownDefect[] {
  if (componentId !== 'kairos' || version.class !== 'kairos') return [];
  return defectsOfRelease(release.tag);
}
