import { endingOf, type ArrangedFile } from './arrange-assets';

const KINDS: Readonly<Record<string, string>> = {
  iso: 'ISO',
  raw: 'raw disk',
  bundle: 'Sigstore bundle',
  'sbom-spdx': 'SBOM (SPDX)',
  'sbom-syft': 'SBOM (Syft)',
  'scan-report': 'scan report',
  'scan-archive': 'scan reports',
  'checksums-list': 'checksums',
  uki: 'UKI',
};

/** Words what a file is; a signature, certificate or bundle of a checksum says so. */
export function fileWords({ decoded, asset }: ArrangedFile): string {
  const word = KINDS[decoded.kind] ?? decoded.kind;
  const isOfChecksum = /\.sha256\.(?:sig|pem|bundle)$/.test(asset.name);
  return isOfChecksum ? `${word} of the checksum` : word;
}

/** Words a file that belongs to an artifact: what it is, and the end of its name, which makes it distinct. */
export function companionWords(main: ArrangedFile, { asset, decoded }: ArrangedFile): string {
  const ending = asset.name.startsWith(main.asset.name)
    ? asset.name.slice(main.asset.name.length)
    : endingOf(asset.name).replace(/^-/, '');
  return `${fileWords({ asset, decoded })} (${ending === '' ? asset.name : ending})`;
}
