import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import type { NameParts } from './name-parts';

/** What went wrong with, or is missing from, the published artifacts of a version span. */
export type KnownDefect = {
  readonly id: string;
  readonly span: VersionSpan;
  /** Whether the defect concerns an artifact, by the parts of its name. */
  readonly concerns: (parts: NameParts) => boolean;
  readonly says: string;
  readonly source: string;
};

const isBoard = ({ model }: NameParts) => model !== null && model.startsWith('rpi');
const isJetson = ({ model }: NameParts) => model !== null && model.startsWith('nvidia-jetson');
const isFile = ({ ext }: NameParts) => ext !== null && ext !== '';

/** The known defects; `source` is the upstream issue or file that shows it. */
export const KNOWN_DEFECTS: readonly KnownDefect[] = [
  {
    id: 'provider-raw-tag',
    span: { from: 'v2.0.0-rc6', to: 'v2.0.0' },
    concerns: ({ ext, tagMark }) => tagMark === '.img' && ext === null,
    says: 'The standard raw images of v2.0.0 ended in “.img” on the tag; later ones have “-img” on the repository.',
    source: 'provider-kairos:.github/workflows at v2.0.0',
  },
  {
    id: 'arm64-lost-k3s',
    span: { from: 'v3.3.0', to: 'v3.3.0' },
    concerns: ({ arch, variant, kubernetes }) =>
      arch === 'arm64' && variant === 'standard' && kubernetes === null,
    says: 'The arm64 standard images of v3.3.0 were published without the k3s part of their tags.',
    source: 'https://github.com/kairos-io/kairos/issues/3143',
  },
  {
    id: 'file-without-dash',
    span: { from: 'v3.4.0', to: 'v3.4' },
    concerns: (parts) => isFile(parts) && parts.kubernetes !== null,
    says: 'In v3.4.0 to v3.4.2 the dash before k3s is missing from file names, and “-” stands for “+”.',
    source: 'https://github.com/kairos-io/kairos/issues/3404',
  },
  {
    id: 'no-raw-images',
    span: { from: 'v3.5.1', to: 'v4.2' },
    concerns: ({ suffix }) => suffix === 'img',
    says: 'No raw image was published for v3.5.1 to v4.2.0: their workflow never asked for one.',
    source: 'https://github.com/kairos-io/kairos/issues/4232',
  },
  {
    id: 'raw-images-of-rpi4-only',
    span: { from: 'v3.4.0', to: 'v3.5.0' },
    concerns: ({ suffix, model }) => suffix === 'img' && model !== null && model !== 'rpi4',
    says: 'In v3.4.0 to v3.5.0 only the rpi4 had raw images.',
    source: 'kairos:.github/workflows/reusable-release.yaml@v3.5.0',
  },
  {
    id: 'board-iso',
    span: { from: 'v3.4.0', to: null },
    concerns: (parts) => (isBoard(parts) || isJetson(parts)) && (parts.ext ?? '').startsWith('iso'),
    says: 'Boards get no ISO: a Raspberry Pi takes a raw disk, a Jetson is flashed.',
    source: 'kairos-factory-action:.github/workflows/reusable-factory.yaml',
  },
  {
    id: 'trusted-boot-as-tag-only',
    span: { from: 'v3.4.0', to: null },
    concerns: (parts) => parts.trustedBoot && isFile(parts),
    says: 'Since v3.4.0 final releases carry trusted boot as an image tag alone, not as a file.',
    source: 'kairos:.github/workflows/release.yaml@v4.2.0',
  },
  {
    id: 'jetson-without-kubernetes',
    span: { from: 'v4.0.0', to: 'v4.2' },
    concerns: (parts) =>
      isJetson(parts) && parts.variant === 'standard' && parts.kubernetes === null,
    says: 'The standard Jetson images of v4.0.0 to v4.2.0 carry Kubernetes without naming its version.',
    source: 'kairos:.github/workflows/release-arm.yaml@v4.2.0',
  },
  {
    id: 'hadron-file-form',
    span: { from: 'v4.0.0-beta1', to: 'v4.0.0' },
    concerns: (parts) => parts.flavor === 'hadron' && isFile(parts),
    says: 'Whether the files of v4.0.0 wrote Hadron’s release with its “v” is not established.',
    source: 'kairos:.github/workflows/release.yaml@v4.0.0',
  },
  {
    id: 'hadron-only',
    span: { from: 'v4.0.0', to: null },
    concerns: ({ flavor, flavorRelease, model }) =>
      model === 'generic' && flavor !== null && flavorRelease !== null && flavor !== 'hadron',
    says: 'Since v4.0.0 Kairos publishes Hadron alone for generic machines: this would be an image of one’s own.',
    source: 'https://github.com/kairos-io/kairos/issues/3806',
  },
];

/** Finds the known defects of an artifact, by the version and the other parts of its name. */
export function findDefects(parts: NameParts): readonly KnownDefect[] {
  const version = parts.version === null ? null : readKairosVersion(parts.version);
  if (version === null) return [];
  return KNOWN_DEFECTS.filter(({ span, concerns }) => isWithin(version, span) && concerns(parts));
}
