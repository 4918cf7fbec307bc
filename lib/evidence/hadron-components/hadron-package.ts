import { formatPurl } from '@/lib/evidence/packages/format-purl';
import type { Package } from '@/lib/evidence/packages/model';

/**
 * Names of components by the names that follow from their build arguments, so that a component has one name at
 * all tags.
 *
 * @see https://github.com/kairos-io/hadron/blob/main/sources.yaml
 */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['fts', 'musl-fts'],
  ['iconv', 'libiconv'],
  ['jsonc', 'json-c'],
  ['kernel', 'linux'],
  ['open-scsi', 'openscsi'],
  ['openvm-tools', 'open-vm-tools'],
  ['pkgconfig', 'pkgconf'],
  ['qemu-agent', 'qemu'],
  ['seccomp', 'libseccomp'],
  ['xzutils', 'xz'],
]);

/** A version of data inside Secure Boot, not of a program. */
const NOT_COMPONENTS = ['sbat-distro'];

/**
 * The package of a component of Hadron; null where the name is of no component. The type of its package URL is
 * the one that Syft's reader for Hadron uses.
 *
 * @see https://github.com/anchore/syft/pull/5025
 */
export function hadronPackage(writtenName: string, version: string): Package | null {
  const plain = writtenName.trim().toLowerCase().replaceAll('_', '-');
  const name = NAMES.get(plain) ?? plain;
  if (name === '' || version === '' || NOT_COMPONENTS.includes(name)) return null;
  const named = { type: 'hadron', namespace: '', name, version };
  return { ...named, arch: '', licence: '', purl: formatPurl(named), source: 'hadron' };
}
