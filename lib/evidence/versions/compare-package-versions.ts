import { compareApk } from './compare-apk';
import { compareDeb } from './compare-deb';
import { compareGo } from './compare-go';
import { compareRpm } from './compare-rpm';
import { compareSemVer } from './compare-semver';
import { compareDotted, compareUpstream } from './compare-upstream';

/** Orders two versions from old to new; null where the scheme gives them no order. */
export type VersionOrder = (one: string, other: string) => number | null;

/** The rule of each type of package URL. Other types are ordered only where both versions are dotted numbers. */
const ORDERS: ReadonlyMap<string, VersionOrder> = new Map<string, VersionOrder>([
  ['apk', compareApk],
  ['deb', compareDeb],
  ['rpm', compareRpm],
  ['golang', compareGo],
  ['npm', compareSemVer],
  ['cargo', compareSemVer],
  ['hadron', compareUpstream],
  ['generic', compareUpstream],
]);

/**
 * Orders two versions of packages of one type by the rules of that type: negative where the first is older.
 * Null where they have no order, so that a change between them is neither an upgrade nor a downgrade.
 */
export function comparePackageVersions(type: string, one: string, other: string): number | null {
  if (one === other) return 0;
  if (one === '' || other === '') return null;
  return (ORDERS.get(type) ?? compareDotted)(one, other);
}
