import { findEra, type EraId } from '@/lib/names/artifacts/eras';
import { taggedVersion } from '@/lib/names/versions/git-describe';

import type { RoleField } from './field-claims';

/** The eras of Kairos that Earthly built, before kairos-init. */
const BEFORE_KAIROS_INIT: readonly EraId[] = ['E0', 'E1', 'E2', 'E3'];

/** The naming era of a record without a name, and the remark that it needs. */
export type RecordEra = {
  readonly era: EraId | null;
  readonly isCustom: boolean;
  readonly remarks: readonly string[];
};

/**
 * Finds the naming era by the version. A record that states a kairos-init is from an image since v3.4.0: with an
 * earlier version it is custom, and its version is its builder's.
 */
export function eraOfRecord(roles: readonly RoleField[], version: string | null): RecordEra {
  const era = findEra(taggedVersion(version ?? ''))?.id ?? null;
  const builtBy = roles.find(({ role }) => role === 'kairos-init');
  const isOfKairos = era !== null && !BEFORE_KAIROS_INIT.includes(era);
  if (builtBy === undefined || version === null || isOfKairos) {
    return { era, isCustom: false, remarks: [] };
  }
  return {
    era: 'E5',
    isCustom: true,
    remarks: [
      `A custom build: ${builtBy.key} says that kairos-init built it, as it builds Kairos since v3.4.0. ${version} is the version that its builder chose.`,
    ],
  };
}
