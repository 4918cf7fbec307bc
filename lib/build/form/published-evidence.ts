import type { BodyKind } from '@/lib/names/artifacts/cut-file-ending';
import { imageExistence } from '@/lib/releases/existence/image-existence';
import { madeFileExistence } from '@/lib/releases/existence/made-file-existence';
import type {
  ImageVerdict,
  PublishedImage,
  ReleaseListing,
  Verdict,
} from '@/lib/releases/existence/model';

import type { BuildKind, CheckedArtifact } from './model';

/** Whether Kairos publishes an artifact, and the image that it is or is made from. */
export type PublishedEvidence = {
  /** What the form describes: the image, or a file of the release. */
  readonly artifact: Verdict;
  /** On the image, with each part of its name that the release contradicts. */
  readonly image: ImageVerdict;
};

/**
 * Decides whether Kairos publishes an artifact, by the releases of the component that `releaseComponentOf` decides.
 * What people build themselves is not published by rule.
 */
export function publishedEvidence(
  artifact: CheckedArtifact,
  listing: ReleaseListing,
): PublishedEvidence {
  if (!artifact.official) return { artifact: OWN, image: OWN };
  if (artifact.versionNumbers === null) return { artifact: CI, image: CI };
  const image: PublishedImage = { ...artifact, isRawDisk: artifact.kind === 'raw-image' };
  const onImage = imageExistence(listing, image);
  const kind = FILE_KINDS[artifact.kind];
  return {
    artifact: kind === null ? onImage : madeFileExistence(listing, image, kind),
    image: onImage,
  };
}

const FILE_KINDS: Readonly<Record<BuildKind, BodyKind | null>> = {
  image: null,
  'raw-image': null,
  iso: 'iso',
  raw: 'raw',
  netboot: 'squashfs',
  'uki-iso': 'iso',
  'uki-container': 'uki',
};

const NOTHING = { nearest: [], link: null, source: null, contradictions: [] } as const;

const OWN: ImageVerdict = {
  ...NOTHING,
  state: 'not-published',
  reason: 'Kairos does not publish this image: you build it yourself.',
};

const CI: ImageVerdict = {
  ...NOTHING,
  state: 'unknown',
  reason: 'Images of CI belong to no release; only the registry has them.',
};
