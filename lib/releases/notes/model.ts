/** The parts of release notes that are recognised. `component` is one component's part of the notes that Kairos' own script writes. */
export const SECTION_KINDS = [
  'changes',
  'new-contributors',
  'full-changelog',
  'security',
  'component',
  'raw-image',
  'other',
] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];

/** A heading as it is shown: `depth` is the level it has on our page, not the one it was written with. */
export type NotesHeading = { readonly id: string; readonly depth: number; readonly text: string };

/** A part of the notes that can be folded. Every block of the notes is in exactly one. */
export type NotesSection = {
  readonly kind: SectionKind;
  /** The place to jump to; empty for a part that has no heading and no name. */
  readonly id: string;
  /** Plain text; empty for what stands before the first heading. */
  readonly title: string;
  /** The level of its heading on our page, or `null` when it has none. */
  readonly depth: number | null;
  /** The heading's content as HTML, without the heading element; `null` when it has none. */
  readonly headingHtml: string | null;
  /** What stands below the heading. */
  readonly html: string;
};

/** Release notes as they can be put on a page: nothing in `html` runs, submits, frames or styles. */
export type RenderedNotes = {
  readonly html: string;
  readonly headings: readonly NotesHeading[];
  readonly sections: readonly NotesSection[];
  /** Nothing in them can be seen. */
  readonly isEmpty: boolean;
  /** What was left out or not rendered and why, in a sentence; `null` when nothing was. */
  readonly limited: string | null;
};
