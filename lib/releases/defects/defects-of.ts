import { defectsOfRelease, type KnownDefect } from '@/lib/names/artifacts/known-defects';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';

/** The known defects of the published artifacts of a release; of other components than Kairos none is known. */
export function defectsOf({
  componentId,
  version,
  release,
}: Pick<ReleaseEntry, 'componentId' | 'version' | 'release'>): readonly KnownDefect[] {
  if (componentId !== 'kairos' || version.class !== 'kairos') return [];
  return defectsOfRelease(release.tag);
}
