/** The kinds of parts of release notes. `component` is the part of one component in notes that Kairos' script generates. */
export const SECTION_KINDS = [
  'changes',
  'new-contributors',
  'full-changelog',
  'security',
  'component',
  'raw-image',
  'other',
] as const;

/** One of {@link SECTION_KINDS}. */
export type SectionKind = (typeof SECTION_KINDS)[number];

/** A heading; `depth` is its level on our page, not the one in the Markdown text. */
export type NotesHeading = { readonly id: string; readonly depth: number; readonly text: string };

/** A part of the notes that can be collapsed. Every block of the notes is in exactly one. */
export type NotesSection = {
  readonly kind: SectionKind;
  /** The anchor; empty for a part without heading and title. */
  readonly id: string;
  /** Plain text; empty for the part before the first heading. */
  readonly title: string;
  /** The level of its heading on our page; null without a heading. */
  readonly depth: number | null;
  /** The heading's content as HTML, without the heading element; null without a heading. */
  readonly headingHtml: string | null;
  /** What follows the heading. */
  readonly html: string;
};

/** Release notes that are safe on a page: no `html` has scripts, forms, frames or styles. */
export type RenderedNotes = {
  readonly html: string;
  readonly headings: readonly NotesHeading[];
  readonly sections: readonly NotesSection[];
  /** Whether nothing in them is visible. */
  readonly isEmpty: boolean;
  /** A sentence on what was cut or not rendered, and why; null if everything was rendered. */
  readonly limited: string | null;
};
