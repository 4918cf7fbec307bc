import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import type { NameParts } from './name-parts';

/** A defect as shown. */
export type KnownDefect = {
  readonly id: string;
  /** What went wrong, or is missing, in a sentence. */
  readonly says: string;
  /** The upstream issue or file that shows it. */
  readonly source: string;
};

type DefectRow = KnownDefect & {
  readonly span: VersionSpan;
  /** `defect`: it went wrong in these versions. `rule`: Kairos publishes like this on purpose. */
  readonly kind: 'defect' | 'rule';
  /** Whether it concerns an artifact, by the parts of its name. */
  readonly concerns: (parts: NameParts) => boolean;
};

const isRaspberry = ({ model }: NameParts) => model !== null && model.startsWith('rpi');
const isJetson = ({ model }: NameParts) => model !== null && model.startsWith('nvidia-jetson');
const isFile = ({ ext }: NameParts) => ext !== null && ext !== '';

/** The bases of the only rpi4 images that the workflow built as arm64 in v3.5.1 to v3.6.0-rc2. */
const BUILT_FOR_RPI4 = ['opensuse leap-15.6', 'ubuntu 20.04', 'ubuntu 22.04'];

const lacksArm64 = (parts: NameParts): boolean => {
  const { arch, variant, flavor, flavorRelease, model } = parts;
  if (arch !== 'arm64') return false;
  if (variant !== 'core') return true;
  const base = `${flavor ?? ''} ${flavorRelease ?? ''}`;
  const isBuilt = BUILT_FOR_RPI4.includes(base) || flavor === 'alpine' || flavor === null;
  return !isJetson(parts) && !(model === 'rpi4' && isBuilt);
};

const ARM64_SAYS =
  'No arm64 images but core ones for rpi4 (openSUSE Leap 15.6, Ubuntu 20.04 and 22.04, Alpine) and Jetson: the workflow passed amd64 for all others.';

const issue = (number: number) => `https://github.com/kairos-io/kairos/issues/${number}`;
const file = (path: string) => `https://github.com/kairos-io/${path}`;

/** What went wrong with, or is missing from, the published artifacts of a version span. */
export const KNOWN_DEFECTS: readonly DefectRow[] = [
  {
    id: 'provider-raw-tag',
    kind: 'defect',
    span: { from: 'v2.0.0-rc6', to: 'v2.0.0' },
    concerns: ({ ext, tagMark }) => tagMark === '.img' && ext === null,
    says: 'The standard raw images of v2.0.0 end in “.img” on the tag; later ones have “-img” on the repository.',
    source: file('provider-kairos/blob/v2.0.0/.github/workflows/release-arm.yaml'),
  },
  {
    id: 'jetson-release',
    kind: 'rule',
    span: { from: 'v2.4.2', to: 'v3.2' },
    concerns: (parts) =>
      parts.model === 'nvidia-jetson-agx-orin' &&
      parts.flavorRelease !== null &&
      parts.flavorRelease !== '20.04',
    says: 'The images for Jetson AGX Orin are called 20.04 from v2.4.2 to v3.2.4, and 22.04 since v3.3.0.',
    source: file('kairos/blob/v2.4.3/.github/workflows/release-arm.yaml'),
  },
  {
    id: 'rpi4-immucore',
    kind: 'defect',
    span: { from: 'v3.0.12', to: 'v3.0.14' },
    concerns: ({ model }) => model === 'rpi4',
    says: 'The rpi4 images carry an immucore for x86-64 and do not boot: reported for v3.0.12 and v3.0.14. Which release fixes it is not established.',
    source: issue(2698),
  },
  {
    id: 'arm64-lost-k3s',
    kind: 'defect',
    span: { from: 'v3.3.0', to: 'v3.3.0' },
    concerns: ({ arch, variant, kubernetes }) =>
      arch === 'arm64' && variant === 'standard' && kubernetes === null,
    says: 'The arm64 standard images of v3.3.0 were published without the k3s part of their tags.',
    source: issue(3143),
  },
  {
    id: 'file-without-dash',
    kind: 'defect',
    span: { from: 'v3.4.0', to: 'v3.4' },
    concerns: (parts) => isFile(parts) && parts.kubernetes !== null,
    says: 'File names of v3.4.0 to v3.4.2 lack the dash before k3s, and have “-” in place of “+”.',
    source: issue(3404),
  },
  {
    id: 'uki-old-kernel',
    kind: 'defect',
    span: { from: 'v3.4.0', to: 'v3.4' },
    concerns: ({ trustedBoot, flavor, flavorRelease }) =>
      trustedBoot && (flavor ?? 'ubuntu') === 'ubuntu' && flavorRelease === '24.04',
    says: 'The trusted boot images of Ubuntu 24.04 in v3.4.0 to v3.4.2 carry an old kernel, 6.8.0-31.',
    source: issue(3398),
  },
  {
    id: 'rpi4-generic-kernel',
    kind: 'defect',
    span: { from: 'v3.4.0', to: 'v4.1' },
    concerns: ({ model, flavor }) => model === 'rpi4' && (flavor ?? 'ubuntu') === 'ubuntu',
    says: 'On Raspberry Pi 4, Ubuntu boots the generic kernel: kairos-init before v0.15.2, which is in Kairos up to v4.1.2, installs no other.',
    source: issue(4222),
  },
  {
    id: 'no-raw-images',
    kind: 'defect',
    span: { from: 'v3.5.1', to: 'v4.2' },
    concerns: ({ suffix }) => suffix === 'img',
    says: 'No raw image was published for v3.5.1 to v4.2.0: their workflow requested none.',
    source: issue(4232),
  },
  {
    id: 'signature-without-certificate',
    kind: 'defect',
    span: { from: 'v3.5.1', to: 'v3.6.0' },
    concerns: ({ ext }) => (ext ?? '').startsWith('iso.sha256'),
    says: 'The signatures (.sig) of the checksums in v3.5.1 to v3.6.0 were attached without their certificates, so cosign cannot check them.',
    source: file('kairos-factory-action/blob/v0.0.10/.github/workflows/reusable-factory.yaml'),
  },
  {
    id: 'arm64-not-built',
    kind: 'defect',
    span: { from: 'v3.5.1', to: 'v3.5' },
    concerns: lacksArm64,
    says: `v3.5.1 to v3.5.10: ${ARM64_SAYS}`,
    source: issue(3756),
  },
  {
    id: 'arm64-not-built-in-v3.6.0-rc',
    kind: 'defect',
    span: { from: 'v3.6.0-rc1', to: 'v3.6.0-rc2' },
    concerns: lacksArm64,
    says: `v3.6.0-rc1 and -rc2: ${ARM64_SAYS}`,
    source: issue(3756),
  },
  {
    id: 'rpi4-tagged-generic',
    kind: 'defect',
    span: { from: 'v3.6.0-rc3', to: 'v3.6.0-rc3' },
    concerns: ({ arch, model }) => arch === 'arm64' && (model === 'rpi4' || model === 'generic'),
    says: 'The rpi4 images of v3.6.0-rc3 have the tags of generic ones; v3.6.0-rc4 fixes it.',
    source: issue(3773),
  },
  {
    id: 'raw-images-of-rpi4-only',
    kind: 'rule',
    span: { from: 'v3.4.0', to: 'v3.5.0' },
    concerns: ({ suffix, model }) => suffix === 'img' && model !== null && model !== 'rpi4',
    says: 'In v3.4.0 to v3.5.0 only the rpi4 had raw images.',
    source: file('kairos/blob/v3.5.0/.github/workflows/reusable-release.yaml'),
  },
  {
    id: 'board-iso',
    kind: 'rule',
    span: { from: 'v3.4.0', to: null },
    concerns: (parts) =>
      (isRaspberry(parts) || isJetson(parts)) && (parts.ext ?? '').startsWith('iso'),
    says: 'Boards have no ISO: a Raspberry Pi takes a raw disk, a Jetson is flashed.',
    source: file('kairos-factory-action/blob/v1.4.1/.github/workflows/reusable-factory.yaml'),
  },
  {
    id: 'trusted-boot-as-tag-only',
    kind: 'rule',
    span: { from: 'v3.4.0', to: null },
    concerns: (parts) => parts.trustedBoot && isFile(parts),
    says: 'Since v3.4.0 trusted boot is published only as an image tag, not as a file.',
    source: file('kairos/blob/v4.2.0/.github/workflows/release.yaml'),
  },
  {
    id: 'jetson-without-kubernetes',
    kind: 'defect',
    span: { from: 'v4.0.0', to: 'v4.2' },
    concerns: (parts) =>
      isJetson(parts) && parts.variant === 'standard' && parts.kubernetes === null,
    says: 'The tags of the standard Jetson images of v4.0.0 to v4.2.0 do not state their Kubernetes.',
    source: file('kairos/blob/v4.2.0/.github/workflows/release-arm.yaml'),
  },
  {
    id: 'hadron-file-form',
    kind: 'rule',
    span: { from: 'v4.0.0-beta1', to: 'v4.0.0' },
    concerns: (parts) => parts.flavor === 'hadron' && isFile(parts),
    says: 'Whether the files of v4.0.0 wrote Hadron’s version with its “v” is not established.',
    source: file('kairos/blob/v4.0.0/.github/workflows/release.yaml'),
  },
  {
    id: 'hadron-only',
    kind: 'rule',
    span: { from: 'v4.0.0', to: null },
    concerns: ({ flavor, flavorRelease, model }) =>
      model === 'generic' &&
      flavor !== null &&
      flavorRelease !== null &&
      !flavor.startsWith('hadron'),
    says: 'Since v4.0.0 Kairos publishes only Hadron for generic machines: this would be a custom build.',
    source: issue(3806),
  },
];

/** Finds the known defects of an artifact, and the rules that it breaks, by version and parts of its name. */
export function findDefects(parts: NameParts): readonly KnownDefect[] {
  return rowsWithin(parts.version)
    .filter(({ concerns }) => concerns(parts))
    .map(plain);
}

/** The known defects of all artifacts of a release. */
export function defectsOfRelease(tag: string): readonly KnownDefect[] {
  return rowsWithin(tag)
    .filter(({ kind }) => kind === 'defect')
    .map(plain);
}

function rowsWithin(version: string | null): readonly DefectRow[] {
  const numbers = version === null ? null : readKairosVersion(version);
  return numbers === null ? [] : KNOWN_DEFECTS.filter(({ span }) => isWithin(numbers, span));
}

function plain({ id, says, source }: DefectRow): KnownDefect {
  return { id, says, source };
}
