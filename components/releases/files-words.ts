import type { ReleaseEntry } from '@/lib/releases/list/read-component';

const SBOM_WORDS = {
  asset: 'SBOM attached',
  archive: 'SBOM in an archive',
  attestation: 'SBOM in the registry',
  none: 'no SBOM',
  unknown: 'SBOM unknown',
} as const;

/** Words how many files a release has and where its SBOM is; a dash where only its tag is loaded. */
export function filesWords({ release, sbom }: ReleaseEntry, isNamesOnly: boolean): string {
  if (isNamesOnly) return '–';
  const count = release.assets.length;
  const files = count === 0 ? 'no files' : `${count} ${count === 1 ? 'file' : 'files'}`;
  return `${files}, ${SBOM_WORDS[sbom.state]}`;
}
