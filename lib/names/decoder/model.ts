import type { Decoded } from '@/lib/names/artifacts/decoded';

/** A position in a text, in UTF-16 code units; `end` is the first after it. */
export type Place = { readonly start: number; readonly end: number };

/** One thing that was found in a text, decoded, and its place. */
export type Finding = Decoded & { readonly place: Place };

/** A text between two places. */
export type Span = Place & { readonly text: string };

/** A field or a flag with its value, in the order of the text. */
export type Field = Place & {
  /** As written. */
  readonly key: string;
  /** Without quotes. */
  readonly value: string;
};

/** What a pasted text contains; never empty. */
export type Decoding = {
  /** What the text is about comes first. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** Whether the text was longer, or had more names, than is decoded. */
  readonly isCut: boolean;
};
