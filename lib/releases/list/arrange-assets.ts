import {
  decodeAsset,
  type AssetOrigin,
  type DecodedAsset,
} from '@/lib/names/artifacts/decode-asset';
import type { AssetKind } from '@/lib/names/artifacts/file-kind';

import type { ReleaseAsset } from './model';

/** A file of a release with what its name says. */
export type ArrangedFile = { readonly asset: ReleaseAsset; readonly decoded: DecodedAsset };

/** What artifacts are chosen by, in the order in which people think of it. */
export const ASSET_FACETS = [
  { key: 'flavor', label: 'Base' },
  { key: 'variant', label: 'Variant' },
  { key: 'arch', label: 'Architecture' },
  { key: 'model', label: 'Board' },
  { key: 'kubernetes', label: 'Kubernetes' },
  { key: 'kind', label: 'Kind' },
] as const;

export type AssetFacetKey = (typeof ASSET_FACETS)[number]['key'];

/** An image to install, with its checksum, signature, certificate and SBOM. */
export type ArtifactGroup = {
  /** The name of its main file. */
  readonly key: string;
  readonly main: ArrangedFile;
  readonly companions: readonly ArrangedFile[];
  /** What it can be chosen by; null where its name does not state it. */
  readonly facets: Readonly<Record<AssetFacetKey, string | null>>;
};

/** The files of a release; each is in exactly one place. */
export type ArrangedAssets = {
  readonly groups: readonly ArtifactGroup[];
  /** Archives, sources and checksums of programs. */
  readonly programs: readonly ArrangedFile[];
  readonly rest: readonly ArrangedFile[];
};

/** Kinds of files that are a separate artifact. */
const MAIN_KINDS: ReadonlySet<AssetKind> = new Set(['iso', 'raw', 'uki']);

/** Endings that say what a file is, after the name that all files of one artifact share. */
const OWN_ENDING =
  /(?:\.(?:iso|img|raw|efi|tar|squashfs|ipxe)(?:\.[a-z0-9.]*)?|-(?:initrd|kernel|ipxe.*|sbom.*|grype.*|trivy.*|scan-reports.*|uki\.iso.*))$/i;

/**
 * Arranges the files of a release by the artifact that they belong to.
 *
 * @see https://kairos.io/docs/reference/artifacts/
 */
export function arrangeAssets(
  assets: readonly ReleaseAsset[],
  origin: AssetOrigin,
): ArrangedAssets {
  return arrangeFiles(decodeFiles(assets, origin));
}

/** Decodes the name of each file of a release, in the order of the files. */
export function decodeFiles(
  assets: readonly ReleaseAsset[],
  origin: AssetOrigin,
): readonly ArrangedFile[] {
  return assets.map((asset) => ({ asset, decoded: decodeAsset(asset.name, origin) }));
}

/** Arranges files that are decoded already, as {@link arrangeAssets} does. */
export function arrangeFiles(files: readonly ArrangedFile[]): ArrangedAssets {
  const mains = new Map(files.filter(isMain).map((file) => [file.asset.name, file]));
  const mainByStem = new Map([...mains.values()].map((file) => [stemOf(file.asset.name), file]));
  const companions = new Map<string, ArrangedFile[]>();
  const others: ArrangedFile[] = [];
  for (const file of files) {
    const { name } = file.asset;
    if (mains.has(name)) continue;
    const owner = mains.get(subjectOf(name)) ?? mainByStem.get(stemOf(name));
    if (owner === undefined) others.push(file);
    else companions.set(owner.asset.name, [...(companions.get(owner.asset.name) ?? []), file]);
  }
  return {
    groups: [...mains.values()].map((main) => ({
      key: main.asset.name,
      main,
      companions: companions.get(main.asset.name) ?? [],
      facets: facetsOf(main),
    })),
    programs: others.filter(({ decoded }) => decoded.program !== null),
    rest: others.filter(({ decoded }) => decoded.program === null),
  };
}

function isMain({ decoded: { kind, artifact, subject } }: ArrangedFile): boolean {
  return artifact !== null && subject === null && MAIN_KINDS.has(kind);
}

/** The file that a checksum or a signature is of, also where several endings follow each other. */
function subjectOf(name: string): string {
  return name.replace(/(?:\.(?:sha256|sig|pem|bundle))+$/, '');
}

/**
 * The name that all files of one artifact share. Until v2.3 reports were named after the image, as
 * `core-alpine-ubuntu`, while its files were `kairos-alpine-ubuntu`.
 */
function stemOf(name: string): string {
  return withoutEnding(name).replace(/^core-/, 'kairos-');
}

/** The end of a name that says what a file belonging to an artifact is, e.g. `-grype.json`. */
export function endingOf(name: string): string {
  return name.slice(withoutEnding(name).length);
}

function withoutEnding(name: string): string {
  return subjectOf(name).replace(OWN_ENDING, '');
}

function facetsOf({ decoded: { kind, artifact } }: ArrangedFile): ArtifactGroup['facets'] {
  const kubernetes = artifact?.kubernetes ?? null;
  return {
    kind: KIND_WORDS[kind] ?? kind,
    flavor: [artifact?.flavor, artifact?.flavorRelease].filter(Boolean).join(' ') || null,
    variant: artifact?.variant ?? null,
    arch: artifact?.arch ?? null,
    model: artifact?.model ?? null,
    kubernetes:
      kubernetes === null ? null : `${kubernetes.distro} ${kubernetes.version ?? ''}`.trim(),
  };
}

const KIND_WORDS: Partial<Record<AssetKind, string>> = { iso: 'ISO', raw: 'raw disk', uki: 'UKI' };
