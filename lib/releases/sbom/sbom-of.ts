import { shellQuote } from '@/lib/base/text/shell-quote';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import type { SemVer } from '@/lib/names/versions/model';
import { findBySpan, isWithin, type VersionSpan } from '@/lib/names/versions/span';

/** The parts of a release's asset that matter for SBOMs. */
export type SbomAsset = { readonly name: string; readonly url: string; readonly bytes: number };

/**
 * Where the SBOMs of a release are. `asset`: each is an asset. `archive`: inside an asset. `attestation`: with
 * the image in the registry. `none`: there are none. `unknown`: the assets of the release are unknown.
 */
export type SbomState = 'asset' | 'archive' | 'attestation' | 'none' | 'unknown';

/** The format of an SBOM. */
export type SbomFormat = 'spdx' | 'syft' | 'cyclonedx';

/** One SBOM, or an archive with the SBOMs of one image. */
export type SbomItem =
  | {
      readonly kind: 'file';
      readonly format: SbomFormat;
      /** The name of the image that it describes, as in the file name. */
      readonly subject: string;
      readonly asset: SbomAsset;
    }
  | {
      readonly kind: 'archive';
      readonly subject: string;
      readonly asset: SbomAsset;
      /** The members that are SBOMs, by the endings of their names. */
      readonly members: readonly { readonly format: SbomFormat; readonly ending: string }[];
    }
  | { readonly kind: 'attestation'; readonly imageReference: string; readonly command: string };

/** The SBOMs of a release. */
export type SbomDescription = {
  readonly state: SbomState;
  readonly items: readonly SbomItem[];
  readonly explanation: string;
  readonly source: string;
};

/** A release, and the image for the command; `assets` is null if they are unknown. */
export type SbomRequest = {
  readonly componentId: string;
  readonly tag: string;
  readonly assets: readonly SbomAsset[] | null;
  readonly imageReference: string | null;
};

type Rule = {
  readonly span: VersionSpan;
  readonly state: SbomState;
  readonly explanation: string;
  readonly source: string;
};

const FILE_ENDINGS: readonly (readonly [RegExp, SbomFormat])[] = [
  [/[-.](?:sbom\.)?spdx\.json$/i, 'spdx'],
  [/[-.](?:sbom\.)?syft\.json$/i, 'syft'],
  [/[-.](?:sbom\.)?(?:cdx|cyclonedx)\.json$/i, 'cyclonedx'],
];
const ARCHIVE = /-(?:sbom-)?scan-reports\.tar\.gz$/i;
const ARCHIVE_MEMBERS = [
  { format: 'spdx', ending: 'sbom.spdx.json' },
  { format: 'syft', ending: 'sbom.syft.json' },
] as const;

const KAIROS = 'https://github.com/kairos-io/kairos';

const RULES: readonly Rule[] = [
  {
    span: { from: null, to: 'v1.99' },
    state: 'none',
    explanation: 'Releases before v2.0.0 have no SBOM.',
    source: `${KAIROS}/blob/v2.0.0/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v2.0.0', to: 'v2.3' },
    state: 'asset',
    explanation: 'Releases from v2.0.0 to v2.3 have an SPDX and a Syft file for each core image.',
    source: `${KAIROS}/blob/v2.3.1/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v2.4.0', to: 'v3.3' },
    state: 'archive',
    explanation:
      'Releases from v2.4.0 to v3.3.6 have an SPDX and a Syft file for each core image, inside an archive of scan reports.',
    source: `${KAIROS}/blob/v3.3.6/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v3.4.0', to: null },
    state: 'attestation',
    explanation:
      'Since v3.4.0 the SBOM is not a file of the release: it is attached to the image in the registry, as a BuildKit attestation.',
    source: `${KAIROS}/issues/3615`,
  },
];

const NO_JETSON_SBOM: VersionSpan = { from: 'v4.2.0', to: null };

/**
 * Finds the SBOMs of a release: among its assets, and otherwise by the rule for its version.
 *
 * @see https://docs.docker.com/build/metadata/attestations/sbom/
 */
export function describeSbom(request: SbomRequest): SbomDescription {
  const items = (request.assets ?? []).flatMap((asset) => readItem(asset) ?? []);
  const releasePage = `https://github.com/kairos-io/${encodeURIComponent(request.componentId)}/releases/tag/${encodeURIComponent(request.tag)}`;
  if (items.length > 0) return describeAttached(items, releasePage);
  if (request.componentId === 'kairos') return describeByRule(request);
  return { ...describeUnruled(request.assets), source: releasePage };
}

/** The file name of an SBOM from an archive: it begins with the image that it describes. */
export function memberFileName(subject: string, ending: string): string {
  return `${subject}-${ending}`;
}

/** The command that prints the SBOM attestation of an image. */
export function sbomCommand(imageReference: string): string {
  return `docker buildx imagetools inspect ${shellQuote(imageReference)} --format '{{json .SBOM}}'`;
}

function readItem(asset: SbomAsset): SbomItem | null {
  for (const [ending, format] of FILE_ENDINGS) {
    if (ending.test(asset.name)) {
      return {
        kind: 'file',
        format,
        subject: asset.name.replace(ending, '').replace(/-sbom$/, ''),
        asset,
      };
    }
  }
  if (!ARCHIVE.test(asset.name)) return null;
  return {
    kind: 'archive',
    subject: asset.name.replace(ARCHIVE, ''),
    asset,
    members: ARCHIVE_MEMBERS,
  };
}

function describeAttached(items: readonly SbomItem[], source: string): SbomDescription {
  const files = items.filter(({ kind }) => kind === 'file').length;
  const archives = items.length - files;
  if (files > 0) {
    return {
      state: 'asset',
      items,
      explanation: `${files} files of the release are SBOMs.`,
      source,
    };
  }
  const explanation = `The SBOMs are inside ${archives} archives of scan reports. They end in .tar.gz and may be uncompressed.`;
  return { state: 'archive', items, explanation, source };
}

function describeByRule({ tag, assets, imageReference }: SbomRequest): SbomDescription {
  const version = readKairosVersion(tag);
  const rule = version === null ? null : findBySpan(RULES, version);
  if (version === null || rule === null) return describeUnruled(assets);
  const { state, explanation, source } = rule;
  if (isJetsonWithoutSbom(version, imageReference)) {
    const jetson =
      'Images for Jetson have no SBOM since v4.2.0: it exceeds the 40 MiB that BuildKit allows for an attestation.';
    return {
      state: 'none',
      items: [],
      explanation: jetson,
      source: `${KAIROS}/blob/v4.2.0/.github/workflows/release-arm.yaml`,
    };
  }
  if (state === 'attestation')
    return { state, items: attestationItems(imageReference), explanation, source };
  if (state === 'none' || assets === null) {
    return { state: state === 'none' ? 'none' : 'unknown', items: [], explanation, source };
  }
  return {
    state: 'none',
    items: [],
    explanation: `${explanation} This one has none.`,
    source,
  };
}

function describeUnruled(assets: SbomRequest['assets']): SbomDescription {
  const source = KAIROS;
  if (assets === null) {
    return {
      state: 'unknown',
      items: [],
      explanation: 'The files of this release are unknown.',
      source,
    };
  }
  return {
    state: 'none',
    items: [],
    explanation: 'This release has no SBOM.',
    source,
  };
}

function attestationItems(imageReference: string | null): readonly SbomItem[] {
  if (imageReference === null) return [];
  return [{ kind: 'attestation', imageReference, command: sbomCommand(imageReference) }];
}

function isJetsonWithoutSbom(version: SemVer, imageReference: string | null): boolean {
  return (
    imageReference !== null &&
    /-nvidia-jetson-/.test(imageReference) &&
    isWithin(version, NO_JETSON_SBOM)
  );
}
