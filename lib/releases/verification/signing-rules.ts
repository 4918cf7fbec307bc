import type { Arch, Variant } from '@/lib/names/artifacts/model';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import type { SignedArtifact } from './model';
import { SIGNING_WORKFLOWS, type SigningWorkflow } from './workflows';

/** The artifacts that a rule is about; a property that is missing may have any value. */
export type ArtifactClass = {
  readonly variant?: Variant;
  readonly arch?: Arch;
  readonly board?: Board;
  readonly trustedBoot?: boolean;
};

type Board = 'generic' | 'raspberry-pi' | 'jetson';

/** What upstream did to the images of a class of artifacts in a version span, and which workflow did it. */
export type ImageRule = {
  readonly span: VersionSpan;
  readonly artifacts: ArtifactClass;
  readonly image: 'signature' | 'sbom-attestation' | 'unsigned';
  /** Null if unsigned. */
  readonly workflow: SigningWorkflow | null;
  /** Follows from the workflow files; not confirmed with a signature. */
  readonly isDerived: boolean;
  readonly note: string;
  readonly source: string;
};

/** What is signed for the ISOs of a class of artifacts in a version span: the endings after `.iso.sha256`. */
export type IsoRule = {
  readonly span: VersionSpan;
  readonly artifacts: ArtifactClass;
  /** Empty if the checksum is not signed. */
  readonly files: readonly ('sig' | 'pem' | 'bundle')[];
  readonly note: string;
  readonly source: string;
};

const KAIROS = 'https://github.com/kairos-io/kairos/blob';
const PROVIDER = 'https://github.com/kairos-io/provider-kairos/blob';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/blob/9bf6ee71187036eb832f28c29f0c699507bc1ca3/.github/workflows/reusable-factory.yaml';
const CORE_AMD64 = { variant: 'core', arch: 'amd64' } as const;
const CORE_ARM64 = { variant: 'core', arch: 'arm64' } as const;
const STANDARD_AMD64 = { variant: 'standard', arch: 'amd64' } as const;
const STANDARD_ARM64 = { variant: 'standard', arch: 'arm64' } as const;

/** The rules for images. No artifact whose properties are all known is of two rules. */
export const IMAGE_RULES: readonly ImageRule[] = [
  {
    span: { from: 'v0.57.0', to: 'v1.99' },
    artifacts: CORE_AMD64,
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.release,
    isDerived: false,
    note: 'Up to v1.6.0 release.yaml of kairos-io/kairos signed core images for amd64.',
    source: `${KAIROS}/v1.6.0/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v0.57.0', to: 'v1.99' },
    artifacts: CORE_ARM64,
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.releaseArm,
    isDerived: false,
    note: 'Up to v1.6.0 release-arm.yaml of kairos-io/kairos signed core images for arm64.',
    source: `${KAIROS}/v1.6.0/.github/workflows/release-arm.yaml`,
  },
  {
    span: { from: 'v0.57.0', to: 'v2.3' },
    artifacts: STANDARD_AMD64,
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.providerRelease,
    isDerived: false,
    note: 'Up to v2.3 release.yaml of kairos-io/provider-kairos signed standard images for amd64.',
    source: `${PROVIDER}/v1.6.0/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v0.57.0', to: 'v2.3' },
    artifacts: STANDARD_ARM64,
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.providerReleaseArm,
    isDerived: false,
    note: 'Up to v2.3 release-arm.yaml of kairos-io/provider-kairos signed standard images for arm64.',
    source: `${PROVIDER}/v1.6.0/.github/workflows/release-arm.yaml`,
  },
  {
    span: { from: 'v2.0.0', to: 'v3.3' },
    artifacts: { ...CORE_AMD64, trustedBoot: false },
    image: 'sbom-attestation',
    workflow: SIGNING_WORKFLOWS.release,
    isDerived: false,
    note: 'From v2.0.0 to v3.3.6 release.yaml of kairos-io/kairos attested the SBOM of core images for amd64 and did not sign the images.',
    source: `${KAIROS}/v3.3.6/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v2.0.0', to: 'v2.3.2' },
    artifacts: CORE_ARM64,
    image: 'sbom-attestation',
    workflow: SIGNING_WORKFLOWS.releaseArm,
    isDerived: false,
    note: 'From v2.0.0 to v2.3.2 release-arm.yaml of kairos-io/kairos attested the SBOM of core images for arm64 and did not sign the images.',
    source: `${KAIROS}/v2.3.2/.github/workflows/release-arm.yaml`,
  },
  {
    span: { from: 'v2.4.0', to: 'v3.3' },
    artifacts: STANDARD_AMD64,
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.release,
    isDerived: false,
    note: 'From v2.4.0 to v3.3.6 release.yaml of kairos-io/kairos signed standard images for amd64.',
    source: `${KAIROS}/v3.3.6/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v3.0.0', to: 'v3.3' },
    artifacts: { arch: 'amd64', trustedBoot: true },
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.release,
    isDerived: false,
    note: 'From v3.0.0 to v3.3.6 release.yaml of kairos-io/kairos signed images for trusted boot and attested no SBOM of them.',
    source: `${KAIROS}/v3.3.6/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v2.4.0', to: 'v3.2' },
    artifacts: { arch: 'arm64', board: 'raspberry-pi' },
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.releaseArm,
    isDerived: false,
    note: 'From v2.4.0 to v3.2.4 release-arm.yaml of kairos-io/kairos signed the images of Raspberry Pi boards.',
    source: `${KAIROS}/v3.2.4/.github/workflows/release-arm.yaml`,
  },
  {
    span: { from: 'v2.4.3', to: 'v3.2' },
    artifacts: { arch: 'arm64', board: 'jetson' },
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.armBuild,
    isDerived: true,
    note: 'From v2.4.3 to v3.2.4 reusable-docker-arm-build.yaml of kairos-io/kairos signed the images of Jetson boards.',
    source: `${KAIROS}/v3.2.4/.github/workflows/reusable-docker-arm-build.yaml`,
  },
  {
    span: { from: 'v2.4.0', to: 'v3.2' },
    artifacts: { arch: 'arm64', board: 'generic' },
    image: 'unsigned',
    workflow: null,
    isDerived: false,
    note: 'From v2.4.0 to v3.2.4 release-arm.yaml pushed generic images for arm64 and did not sign them.',
    source: `${KAIROS}/v3.2.4/.github/workflows/release-arm.yaml`,
  },
  {
    span: { from: 'v3.3.0', to: 'v3.3' },
    artifacts: { arch: 'arm64' },
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.armBuild,
    isDerived: true,
    note: 'From v3.3.0 to v3.3.6 reusable-docker-arm-build.yaml of kairos-io/kairos signed all images for arm64.',
    source: `${KAIROS}/v3.3.6/.github/workflows/reusable-docker-arm-build.yaml`,
  },
  {
    span: { from: 'v3.4.0', to: 'v3.5.0' },
    artifacts: {},
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.reusableRelease,
    isDerived: false,
    note: 'From v3.4.0 to v3.5.0 reusable-release.yaml of kairos-io/kairos signed images and checksums.',
    source: `${KAIROS}/v3.5.0/.github/workflows/reusable-release.yaml`,
  },
  {
    span: { from: 'v3.5.1', to: 'v4.2' },
    artifacts: {},
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.factory,
    isDerived: true,
    note: 'From v3.5.1 to v4.2.0 kairos-factory-action signed images and checksums, at the commit that the release pins.',
    source: `${KAIROS}/v4.2.0/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v4.3.0', to: null },
    artifacts: {},
    image: 'signature',
    workflow: SIGNING_WORKFLOWS.kairosFactory,
    isDerived: true,
    note: 'Since v4.3.0 reusable-factory.yaml of kairos-io/kairos signs images and checksums.',
    source: `${KAIROS}/master/.github/workflows/reusable-factory.yaml`,
  },
];

/** The rules for ISOs. A release's own list of files comes before them. */
export const ISO_RULES: readonly IsoRule[] = [
  {
    span: { from: 'v1.6.0', to: 'v3.3' },
    artifacts: { ...CORE_AMD64, trustedBoot: false },
    files: ['sig', 'pem'],
    note: 'From v1.6.0 to v3.3.6 the checksums of core ISOs are signed.',
    source: `${KAIROS}/v3.3.6/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v2.4.0', to: 'v3.3' },
    artifacts: { ...STANDARD_AMD64, trustedBoot: false },
    files: [],
    note: 'From v2.4.0 to v3.3.6 the checksums of standard ISOs are not signed.',
    source: `${KAIROS}/v3.3.6/.github/workflows/release.yaml`,
  },
  {
    span: { from: 'v3.4.0', to: 'v3.5.0' },
    artifacts: {},
    files: ['sig', 'pem'],
    note: 'From v3.4.0 to v3.5.0 a checksum has a signature and its certificate.',
    source: `${KAIROS}/v3.5.0/.github/workflows/reusable-release.yaml`,
  },
  {
    span: { from: 'v3.5.1', to: 'v3.6.0' },
    artifacts: {},
    files: ['sig'],
    note: 'From v3.5.1 to v3.6.0 the factory made the certificate of a signature and did not upload it.',
    source:
      'https://github.com/kairos-io/kairos-factory-action/blob/71d85fe9d4267e373a5d27b4a0fddd44628fb1ba/.github/workflows/reusable-factory.yaml',
  },
  {
    span: { from: 'v3.7.0', to: 'v4.2' },
    artifacts: {},
    files: ['sig', 'pem', 'bundle'],
    note: 'From v3.7.0 to v4.2.0 a checksum has a signature, its certificate, and both in a bundle.',
    source: FACTORY,
  },
  {
    span: { from: 'v4.3.0', to: null },
    artifacts: {},
    files: ['bundle'],
    note: 'Since v4.3.0 a checksum has a bundle; whether it also has a signature and a certificate depends on the cosign that signed.',
    source: `${KAIROS}/master/.github/workflows/reusable-factory.yaml`,
  },
];

/** The rules that an artifact may be of: one if its properties are known, more if one that matters is unknown. */
export function rulesFor<
  Rule extends { readonly span: VersionSpan; readonly artifacts: ArtifactClass },
>(rules: readonly Rule[], artifact: SignedArtifact): readonly Rule[] {
  const version = readKairosVersion(artifact.tag);
  if (version === null) return [];
  return rules.filter(
    ({ span, artifacts }) => isWithin(version, span) && mayBeOf(artifacts, artifact),
  );
}

function mayBeOf(artifacts: ArtifactClass, artifact: SignedArtifact): boolean {
  const { variant, arch, model, trustedBoot } = artifact;
  const pairs = [
    [artifacts.variant, variant],
    [artifacts.arch, arch],
    [artifacts.board, boardOf(model ?? null)],
    [artifacts.trustedBoot, trustedBoot],
  ] as const;
  return pairs.every(
    ([wanted, given]) =>
      wanted === undefined || given === undefined || given === null || given === wanted,
  );
}

function boardOf(model: string | null): Board | 'other' | null {
  if (model === null) return null;
  if (model === 'generic') return 'generic';
  if (model.startsWith('rpi')) return 'raspberry-pi';
  return model.startsWith('nvidia-jetson') ? 'jetson' : 'other';
}
