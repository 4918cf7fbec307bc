import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import type { PublishedImage } from './model';

/** Something that Kairos does not publish in version spans, with the sentence for readers and its source. */
type PublicationRule<Subject> = {
  readonly spans: readonly VersionSpan[];
  readonly concerns: (subject: Subject) => boolean;
  readonly says: string;
  readonly source: string;
};

/** A file that a release may have: the parts of its name, and what it is by its ending. */
export type FileSubject = Pick<NameParts, 'flavor' | 'arch' | 'model' | 'trustedBoot'> & {
  /** Its own kind (`iso`, `kernel`), and that of a checksum or signature of it; null if it has none. */
  readonly body: string | null;
  readonly sidecar: string | null;
};

const ISSUES = 'https://github.com/kairos-io/kairos/issues';
const WORKFLOWS = 'https://github.com/kairos-io/kairos/blob';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/blob/v0.0.11/.github/workflows/reusable-factory.yaml';

/** The releases whose workflow built amd64 under the names of arm64. */
const WITHOUT_ARM64: readonly VersionSpan[] = [
  { from: 'v3.5.1', to: 'v3.5.10' },
  { from: 'v3.6.0-rc1', to: 'v3.6.0-rc2' },
];

const RISCV64 = {
  spans: [{ from: null, to: 'v4.2' }],
  concerns: ({ arch }: { readonly arch: string | null }) => arch === 'riscv64',
  says: 'Kairos v4.2.0 and earlier are published for amd64 and arm64 only.',
  source: `${WORKFLOWS}/v4.2.0/.github/workflows/release.yaml`,
} as const;

const HADRON_ONLY =
  'Since v4.0.0 Kairos publishes images of Hadron only; on another base you build your own image.';

const isBoard = ({ model }: { readonly model: string | null }) =>
  model !== null && model !== 'generic';
const isJetson = ({ model }: { readonly model: string | null }) =>
  model?.startsWith('nvidia-jetson') ?? false;
const isOneOf = (words: readonly string[], word: string | null) =>
  word !== null && words.includes(word);

/** The files that no release of a span has. */
const FILE_RULES: readonly PublicationRule<FileSubject>[] = [
  {
    spans: [{ from: 'v3.4.0', to: null }],
    concerns: ({ body }) => isOneOf(['squashfs', 'kernel', 'initrd', 'netboot'], body),
    says: 'Since v3.4.0 releases have no kernel, initrd, squashfs or iPXE files; “auroraboot netboot” takes them out of the ISO.',
    source: `${ISSUES}/3425`,
  },
  {
    spans: [{ from: 'v3.5.1', to: 'v3.6.0' }],
    concerns: ({ sidecar }) => sidecar === 'certificate',
    says: 'The releases v3.5.1 to v3.6.0 have signatures of checksums without their certificates.',
    source: FACTORY,
  },
  {
    spans: [{ from: null, to: 'v3.6' }],
    concerns: ({ sidecar }) => sidecar === 'bundle',
    says: 'Sigstore bundles are published since v3.7.0.',
    source: FACTORY,
  },
  {
    spans: [{ from: 'v3.4.0', to: null }],
    concerns: ({ body }) =>
      isOneOf(['sbom-spdx', 'sbom-syft', 'scan-report', 'scan-archive'], body),
    says: 'Since v3.4.0 releases have no SBOM and no scan reports as files; the SBOM is attached to the image.',
    source: `${ISSUES}/3615`,
  },
  {
    spans: [{ from: 'v3.4.0', to: null }],
    concerns: ({ body }) => body === 'raw',
    says: 'Since v3.4.0 releases have ISOs only, no raw disks; AuroraBoot makes a raw disk from the image.',
    source: `${ISSUES}/4232`,
  },
  {
    spans: [{ from: 'v3.4.0', to: null }],
    concerns: ({ trustedBoot, body }) => trustedBoot || body === 'uki',
    says: 'Since v3.4.0 trusted boot is published as an image only, not as a file.',
    source: `${WORKFLOWS}/v4.2.0/.github/workflows/release.yaml`,
  },
  {
    spans: [{ from: 'v3.4.0', to: null }],
    concerns: (file) => isBoard(file) && file.body === 'iso',
    says: 'Releases have ISOs of generic machines only: a Raspberry Pi takes a raw disk, a Jetson is flashed.',
    source: FACTORY,
  },
  {
    spans: WITHOUT_ARM64,
    concerns: ({ arch }) => arch === 'arm64',
    says: 'The releases v3.5.1 to v3.5.10 have no files for arm64: their workflow built amd64 instead.',
    source: `${ISSUES}/3756`,
  },
  RISCV64,
  {
    spans: [{ from: 'v4.0.0', to: null }],
    concerns: ({ flavor }) => flavor !== null && flavor !== 'hadron',
    says: HADRON_ONLY,
    source: `${ISSUES}/3806`,
  },
];

/** The images that no release of a span has. */
const IMAGE_RULES: readonly PublicationRule<PublishedImage>[] = [
  {
    spans: [{ from: 'v4.0.0', to: null }],
    concerns: (image) => image.flavor !== null && image.flavor !== 'hadron' && !isJetson(image),
    says: HADRON_ONLY,
    source: `${ISSUES}/3806`,
  },
  {
    spans: WITHOUT_ARM64,
    concerns: (image) =>
      image.arch === 'arm64' && (image.variant === 'standard' || image.model === 'generic'),
    says: 'For v3.5.1 to v3.5.10 no generic and no standard image was published for arm64: their workflow built amd64 instead.',
    source: `${ISSUES}/3756`,
  },
  RISCV64,
  {
    spans: [{ from: 'v3.5.1', to: 'v4.2' }],
    concerns: ({ isRawDisk }) => isRawDisk,
    says: 'For v3.5.1 to v4.2.0 no raw disk was published in an image; AuroraBoot makes one from the image.',
    source: `${ISSUES}/4232`,
  },
  {
    spans: [{ from: 'v3.4.0', to: 'v3.5.0' }],
    concerns: ({ isRawDisk, model }) => isRawDisk && model !== null && model !== 'rpi4',
    says: 'For v3.4.0 to v3.5.0 raw disks were published in images for the Raspberry Pi 4 only.',
    source: `${WORKFLOWS}/v3.5.0/.github/workflows/reusable-release.yaml`,
  },
];

/** What a rule says; it is stated at the source. */
export type RuleWords = { readonly says: string; readonly source: string };

/** Finds the rule by which a release of Kairos has no such file; null if there is none. */
export function fileRule(tag: string, file: FileSubject): RuleWords | null {
  return findRule(FILE_RULES, tag, file);
}

/** Finds the rule by which Kairos published no such image of a version; null if there is none. */
export function imageRule(tag: string, image: PublishedImage): RuleWords | null {
  return findRule(IMAGE_RULES, tag, image);
}

function findRule<Subject>(
  rules: readonly PublicationRule<Subject>[],
  tag: string,
  subject: Subject,
): RuleWords | null {
  const version = readKairosVersion(tag);
  if (version === null) return null;
  const rule = rules.find(
    ({ spans, concerns }) => spans.some((span) => isWithin(version, span)) && concerns(subject),
  );
  return rule ?? null;
}
