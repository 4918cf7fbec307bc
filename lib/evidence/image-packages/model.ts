import type { SbomBinding } from '@/lib/evidence/sbom/bind-sbom';
import type { SbomFacts, SbomNotation, SbomWrapper } from '@/lib/evidence/sbom/model';

/** What was read of an SBOM that a registry has for an image. It never changes, since its digest does not. */
export type ImageSbom =
  | (SbomFacts & {
      readonly kind: 'read';
      readonly binding: SbomBinding;
      readonly wrappers: readonly SbomWrapper[];
      readonly packages: number;
      /** Digest of the packages as a stored list; null where they are not stored. */
      readonly list: string | null;
      /** What could not be read, in sentences. */
      readonly problems: readonly string[];
    })
  /** No SBOM could be read; `reason` says why, in a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The formats of SBOMs in words. */
export const NOTATION_WORDS: Readonly<Record<SbomNotation, string>> = {
  'spdx-json': 'SPDX',
  'spdx-graph': 'SPDX',
  'spdx-tag-value': 'SPDX tag-value',
  syft: 'Syft',
  cyclonedx: 'CycloneDX',
};
