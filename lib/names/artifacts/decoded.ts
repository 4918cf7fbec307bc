import type { EraId } from './eras';
import type { AssetKind } from './file-kind';
import { NO_PARTS, type NameParts } from './name-parts';

/** What a decoded text is. */
export const DECODED_KINDS = [
  /** An artifact of Kairos: an image, or a file made from one. */
  'image',
  /** A digest, or what cosign attached to it. */
  'digest',
  /** A floating tag: `latest`, or a branch. */
  'moving',
  /** Only a commit, by its hash or by `git describe`. */
  'commit',
  /** Only a version: a release, without the artifact. */
  'release',
  /** A program of the Kairos project, or the image of one. */
  'component',
  /** An artifact of c3os, Kairos' predecessor. */
  'legacy',
  /** An image or a file of another project. */
  'foreign',
  /** A command that builds an image. */
  'command',
  /** A naming pattern, with placeholders for all parts. */
  'pattern',
  'unknown',
] as const;

/** One of {@link DECODED_KINDS}. */
export type DecodedKind = (typeof DECODED_KINDS)[number];

/** The form of the text; `address` is a URL, `node` what a node prints of itself. */
export const DECODED_FORMS = [
  'tag',
  'reference',
  'file',
  'address',
  'command',
  'node',
  'manifest',
  'settings',
  'text',
] as const;

/** One of {@link DECODED_FORMS}. */
export type DecodedForm = (typeof DECODED_FORMS)[number];

/** A field or a flag that was read, with its meaning. */
export type ReadField = {
  /** As written, e.g. `KAIROS_VERSION`, `--provider` or `@flavor`. */
  readonly key: string;
  readonly value: string;
  /** What it means, as a phrase. */
  readonly means: string;
  /** What is wrong with it, in a sentence; null for nothing. */
  readonly problem: string | null;
  /** Its position in the text, in UTF-16 code units; `end` is the first after it. */
  readonly place: { readonly start: number; readonly end: number };
};

/** The release that a URL of GitHub points to, and the file of it; null for its page. */
export type LinkedRelease = {
  /** Owner and name, e.g. `kairos-io/kairos`. */
  readonly repository: string;
  readonly tag: string;
  readonly file: string | null;
};

/** The explanation of a text: what it is, the era whose rule it follows, its parts, and remarks on them. */
export type Decoded = {
  readonly kind: DecodedKind;
  readonly form: DecodedForm;
  /** The name inside the text. */
  readonly name: string;
  readonly era: EraId | null;
  readonly parts: NameParts;
  /** What the file is; null for what is not a file. */
  readonly fileKind: AssetKind | null;
  readonly linkedRelease: LinkedRelease | null;
  /** The base image that a command or a manifest builds from, or that the text is itself. */
  readonly base: string | null;
  /** The fields and flags that were read; empty for a name. */
  readonly fields: readonly ReadField[];
  /** Sentences on what the name leaves out and on what is odd about it. */
  readonly remarks: readonly string[];
  /** Why the name is wrong or not one of Kairos; null if it may be right. */
  readonly problem: string | null;
};

type Explained = Pick<Decoded, 'kind' | 'form' | 'name'> &
  Partial<Omit<Decoded, 'kind' | 'form' | 'name' | 'parts'>> & {
    readonly parts?: Partial<NameParts>;
  };

/** Completes an explanation: what is left out is null or empty. */
export function explained(given: Explained): Decoded {
  return {
    era: null,
    fileKind: null,
    linkedRelease: null,
    base: null,
    fields: [],
    remarks: [],
    problem: null,
    ...given,
    parts: { ...NO_PARTS, ...given.parts },
  };
}
