import type { Version } from '@/lib/names/versions/model';

export type ReleaseLevel = 'major' | 'minor' | 'patch';

/** What a version changes by its numbers: `v4.0.0` a major, `v4.2.0` a minor, `v4.2.1` a patch; null for c3os and names. */
export function levelOf({ class: kind, numbers }: Version): ReleaseLevel | null {
  if (kind !== 'kairos' || numbers === null) return null;
  if (numbers.patch !== 0) return 'patch';
  return numbers.minor === 0 ? 'major' : 'minor';
}
