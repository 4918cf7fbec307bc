import { cutText } from '@/lib/base/text/cut-text';
import type { Package } from '@/lib/evidence/packages/model';
import { parsePurl, type Purl, qualifierOf } from '@/lib/evidence/packages/parse-purl';

import type { PackageRow } from './sbom-row';

/** A package of an SBOM, or null where the row has no name; and what was wrong with the row. */
export type CheckedRow = {
  readonly package: Package | null;
  readonly hasBadPurl: boolean;
  readonly hasLongText: boolean;
};

/** Longest texts of a row in UTF-16 code units. Licences can be complete texts; what is longer is cut. */
const LIMITS = { name: 1000, version: 500, licence: 1000, purl: 2000, other: 200 };

/**
 * Makes a package of a row. The package URL decides type, namespace and name, since programs write names in
 * several ways; the row decides the version, and the package URL gives it where the row does not.
 */
export function toPackage(row: PackageRow): CheckedRow {
  const purl = row.purl === '' ? null : parsePurl(cutText(row.purl, LIMITS.purl));
  const named = purl === null ? nameOf(row) : nameOfPurl(purl);
  const hasBadPurl = row.purl !== '' && purl === null;
  const hasLongText =
    [named.name, named.namespace].some((text) => text.length > LIMITS.name) ||
    row.version.length > LIMITS.version ||
    row.licence.length > LIMITS.licence ||
    row.purl.length > LIMITS.purl;
  const name = clean(named.name, LIMITS.name);
  if (name === '') return { package: null, hasBadPurl, hasLongText };
  return {
    hasBadPurl,
    hasLongText,
    package: {
      type: clean(named.type, LIMITS.other),
      namespace: clean(named.namespace, LIMITS.name),
      name,
      version: clean(withEpoch(row.version || (purl?.version ?? ''), purl), LIMITS.version),
      arch: clean(row.arch || (purl === null ? '' : qualifierOf(purl, 'arch')), LIMITS.other),
      licence: clean(row.licence, LIMITS.licence),
      purl: clean(row.purl, LIMITS.purl),
      source: 'sbom',
    },
  };
}

/** Older versions of Syft, e.g. 0.57, called the packages of Alpine `alpine`; the specification calls them `apk`. */
function nameOfPurl({ type, namespace, name }: Purl) {
  return type === 'alpine'
    ? { type: 'apk', namespace: namespace || 'alpine', name }
    : { type, namespace, name };
}

/** The path of a Go module is cut as its package URL would cut it. */
function nameOf({ type, namespace, name }: PackageRow) {
  const slash = type === 'golang' && namespace === '' ? name.lastIndexOf('/') : -1;
  return slash === -1
    ? { type, namespace, name }
    : { type, namespace: name.slice(0, slash), name: name.slice(slash + 1) };
}

/** The epoch of a deb or rpm package is part of its version or a qualifier of its package URL. */
function withEpoch(version: string, purl: Purl | null): string {
  if (purl === null || !['deb', 'rpm'].includes(purl.type) || version === '') return version;
  const epoch = qualifierOf(purl, 'epoch');
  return /^[0-9]+$/.test(epoch) && Number(epoch) > 0 && !/^[0-9]+:/.test(version)
    ? `${epoch}:${version}`
    : version;
}

function clean(text: string, limit: number): string {
  return cutText(text, limit).toWellFormed().replaceAll('\0', '').trim();
}
