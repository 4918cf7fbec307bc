import type { EraId } from './eras';
import { NO_PARTS, type NameParts } from './name-parts';

/** What a decoded text turned out to be. */
export const DECODED_KINDS = [
  /** An artifact of Kairos: an image, or a file made of one. */
  'image',
  /** A digest, or what cosign attached to one. */
  'digest',
  /** A tag that moves: `latest`, or a branch. */
  'moving',
  /** A commit alone. */
  'commit',
  /** A version alone: a release, without saying of what. */
  'release',
  /** A program or an image of the Kairos project that is no Kairos image. */
  'component',
  /** An artifact of c3os, the forerunner of Kairos. */
  'legacy',
  /** The image or the file of another project. */
  'foreign',
  'unknown',
] as const;

export type DecodedKind = (typeof DECODED_KINDS)[number];

/** What form the text had. */
export type DecodedForm = 'tag' | 'reference' | 'file' | 'address' | 'command' | 'text';

/** A text explained: what it is, by which era's rule, its parts, and what is to be said of them. */
export type Decoded = {
  readonly kind: DecodedKind;
  readonly form: DecodedForm;
  /** The name that was found in the text. */
  readonly name: string;
  readonly era: EraId | null;
  readonly parts: NameParts;
  /** What the name cannot tell, and what is odd about it, in sentences. */
  readonly remarks: readonly string[];
  /** Why the name cannot be right, or is none of ours; null where it can. */
  readonly problem: string | null;
};

type Explained = Pick<Decoded, 'kind' | 'form' | 'name'> &
  Partial<Pick<Decoded, 'era' | 'remarks' | 'problem'>> & {
    readonly parts?: Partial<NameParts>;
  };

/** Makes an explanation of the parts that are known. */
export function explained(known: Explained): Decoded {
  return {
    era: null,
    remarks: [],
    problem: null,
    ...known,
    parts: { ...NO_PARTS, ...known.parts },
  };
}
