import { AnchorLink } from '@/components/ui/section-heading';
import type { NotesSection, RenderedNotes, SectionKind } from '@/lib/releases/notes/model';

import { NotesContents } from './notes-contents';

/** Parts that a reader rarely comes for start folded. */
const FOLDED: readonly SectionKind[] = ['new-contributors', 'full-changelog', 'raw-image'];

type ReleaseNotesProps = {
  readonly notes: RenderedNotes;
  /** The release that they are of. */
  readonly of: string;
};

/** Release notes set as an article, long ones after their contents: recognised parts fold. */
export function ReleaseNotes({ notes, of }: ReleaseNotesProps) {
  if (notes.isEmpty) return <p className="text-soft">No release notes.</p>;
  return (
    <>
      {notes.limited === null ? null : (
        <p role="note" className="mb-4 border-l-2 border-warn pl-4 text-soft">
          {notes.limited}
        </p>
      )}
      <NotesContents notes={notes} of={of} />
      <div className="notes">
        {notes.sections.map((section, index) => (
          <Section key={section.id === '' ? index : section.id} section={section} />
        ))}
      </div>
    </>
  );
}

/** Below the page's title and the title of the notes. */
const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const;

function Section({ section }: { readonly section: NotesSection }) {
  const { kind, id, depth, headingHtml, html } = section;
  // oxlint-disable-next-line react/no-danger -- sanitised by lib/releases/notes, which is tested on hostile notes
  const body = <div dangerouslySetInnerHTML={{ __html: html }} />;
  if (depth === null || headingHtml === null) return body;
  const Heading = HEADINGS[Math.min(Math.max(depth, 3), 6) - 3] ?? 'h6';
  // oxlint-disable-next-line react/no-danger -- sanitised by lib/releases/notes
  const heading = <Heading id={id} dangerouslySetInnerHTML={{ __html: headingHtml }} />;
  if (kind === 'other') {
    return (
      <section>
        <span className="notes-heading">
          {heading}
          <AnchorLink id={id} />
        </span>
        {body}
      </section>
    );
  }
  return (
    <details className="notes-fold" open={!FOLDED.includes(kind)}>
      <summary>{heading}</summary>
      {/* Not within the summary, which is a control itself. */}
      <AnchorLink id={id} />
      {body}
    </details>
  );
}
