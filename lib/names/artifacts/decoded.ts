import type { EraId } from './eras';
import { NO_PARTS, type NameParts } from './name-parts';

/** What a decoded text is. */
export const DECODED_KINDS = [
  /** An artifact of Kairos: an image, or a file made from one. */
  'image',
  /** A digest, or what cosign attached to it. */
  'digest',
  /** A moving tag: `latest`, or a branch. */
  'moving',
  /** Only a commit. */
  'commit',
  /** Only a version: a release, without the artifact. */
  'release',
  /** A program of the Kairos project, or the image of one. */
  'component',
  /** An artifact of c3os, Kairos' predecessor. */
  'legacy',
  /** An image or a file of another project. */
  'foreign',
  'unknown',
] as const;

/** One of {@link DECODED_KINDS}. */
export type DecodedKind = (typeof DECODED_KINDS)[number];

/** The form of the text; `address` is a URL. */
export type DecodedForm = 'tag' | 'reference' | 'file' | 'address' | 'command' | 'text';

/** The explanation of a text: what it is, the era whose rule it follows, its parts, and remarks on them. */
export type Decoded = {
  readonly kind: DecodedKind;
  readonly form: DecodedForm;
  /** The name inside the text. */
  readonly name: string;
  readonly era: EraId | null;
  readonly parts: NameParts;
  /** Sentences on what the name leaves out and on what is odd about it. */
  readonly remarks: readonly string[];
  /** Why the name is wrong or not one of Kairos; null if it may be right. */
  readonly problem: string | null;
};

type Explained = Pick<Decoded, 'kind' | 'form' | 'name'> &
  Partial<Pick<Decoded, 'era' | 'remarks' | 'problem'>> & {
    readonly parts?: Partial<NameParts>;
  };

/** Completes an explanation: parts that are left out are null. */
export function explained(given: Explained): Decoded {
  return {
    era: null,
    remarks: [],
    problem: null,
    ...given,
    parts: { ...NO_PARTS, ...given.parts },
  };
}
