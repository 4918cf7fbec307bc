import type { UpstreamFailure } from '@/lib/base/failure';
import type { Freshness } from '@/lib/base/freshness/model';
import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { ReadProvenance } from '@/lib/evidence/image-packages/read-provenance';
import type { SignatureReport } from '@/lib/evidence/signatures/signature-report';
import type { ImageReference } from '@/lib/names/references/model';
import type {
  ImageContent,
  ImageReferrers,
  ImageTag,
  PlatformImage,
} from '@/lib/releases/images/model';
import type { RegistryState } from '@/lib/releases/images/registry-state';
import type { PlacedStatement } from '@/lib/releases/images/statements-of';
import type { SbomDescription } from '@/lib/releases/sbom/sbom-of';
import type { Verification } from '@/lib/releases/verification/model';

import type { BuildPageData } from './build-page';
import type { ExplainedFinding } from './decode-page';

/** Why an image cannot be shown: the reference is not one that this site reads. The message is a sentence. */
export type ImageRefusal = { readonly reference: string; readonly message: string };

/** A value of a registry as far as it was read: null with a failure, or null while it is being read. */
export type RegistryReading<Value> = {
  readonly value: Value | null;
  readonly freshness: Freshness | null;
  readonly failure: UpstreamFailure | null;
  readonly nextAttemptAt: string | null;
};

/** An SBOM that is listed for an image, and what was read of it; null where it was not read yet. */
export type ListedSbom = { readonly statement: PlacedStatement; readonly sbom: ImageSbom | null };

/** One image of a reference, with what belongs to it. */
export type ShownPlatform = {
  /** E.g. `linux/arm64/v8`. */
  readonly name: string;
  readonly image: PlatformImage;
  /** Bytes of its layers as they are transferred; null where they were not read. */
  readonly bytes: number | null;
  readonly sboms: readonly ListedSbom[];
  readonly provenance: {
    readonly statement: PlacedStatement;
    /** Null where it was not read, or cannot be read. */
    readonly read: ReadProvenance | null;
  } | null;
};

/** Everything that the page of an image shows. Times are ISO 8601 text. */
export type ImagePageData = {
  readonly reference: ImageReference;
  /** The reference as text, with its registry. */
  readonly name: string;
  readonly state: RegistryState;
  /** The present digest of the reference; null where it is unknown. */
  readonly digest: string | null;
  /** Null for a reference without a tag. */
  readonly tag: RegistryReading<ImageTag> | null;
  /** Null where the digest is unknown. */
  readonly content: RegistryReading<ImageContent> | null;
  readonly referrers: RegistryReading<ImageReferrers> | null;
  readonly platforms: readonly ShownPlatform[];
  /** What was verified of its signatures; null while the registry has not sent them. */
  readonly signatures: readonly SignatureReport[] | null;
  /** What the name says, whether a release has it, and what is newer; null where it says nothing. */
  readonly explained: ExplainedFinding | null;
  /** The same image in the builder, with its tests and its commands; null where the builder gives another name. */
  readonly builder: BuildPageData | null;
  /** Where the SBOM of the release is by the rule of its version; null where the version is unknown. */
  readonly sbomRule: SbomDescription | null;
  readonly verifications: readonly Verification[];
  /** The reference with only its digest; null where the digest is unknown or the image is gone. */
  readonly pinned: string | null;
  readonly permalink: string;
  readonly now: string;
};
