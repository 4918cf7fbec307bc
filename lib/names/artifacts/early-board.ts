import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isAtLeast } from '@/lib/names/versions/span';

import type { NameParts } from './name-parts';

/**
 * The board of an early flavor, which the ending after `-arm` states; null for both where it states none.
 *
 * The Raspberry Pi is the model rpi64 before v2.4.0, and rpi4 since.
 *
 * @see https://github.com/kairos-io/kairos/blob/v2.4.0/.github/flavors-arm.json
 */
export function boardOf(flavor: string, version: string | null): Pick<NameParts, 'arch' | 'model'> {
  const [, board] = /-arm-([a-z0-9-]{1,64})$/.exec(flavor) ?? [];
  if (board === undefined) return { arch: null, model: null };
  if (board !== 'rpi') return { arch: 'arm64', model: board };
  const numbers = version === null ? null : readKairosVersion(version);
  const isLater = numbers !== null && isAtLeast(numbers, RENAMED);
  return { arch: 'arm64', model: isLater ? 'rpi4' : 'rpi64' };
}

/** The prereleases of v2.3.3 already call the Raspberry Pi rpi4. */
const RENAMED = 'v2.3.3-rc1';
