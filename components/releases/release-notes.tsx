import type { NotesSection, RenderedNotes, SectionKind } from '@/lib/releases/notes/model';

/** Parts that a reader rarely comes for start folded. */
const FOLDED: readonly SectionKind[] = ['new-contributors', 'full-changelog', 'raw-image'];

/** Headings from which on a table of contents helps. */
const LONG = 5;

type ReleaseNotesProps = {
  readonly notes: RenderedNotes;
  /** The release that they are of. */
  readonly of: string;
};

/** Release notes set as an article: recognised parts fold, and a long one begins with its contents. */
export function ReleaseNotes({ notes, of }: ReleaseNotesProps) {
  if (notes.isEmpty) return <p className="text-soft">This release was published without notes.</p>;
  return (
    <>
      {notes.limited === null ? null : (
        <p role="note" className="mb-4 border-l-2 border-warn pl-4 text-soft">
          {notes.limited}
        </p>
      )}
      {notes.headings.length < LONG ? null : (
        <nav aria-label={`Contents of the notes of ${of}`} className="mb-6">
          <details>
            <summary className="py-1 text-soft">Contents, {notes.headings.length} headings</summary>
            <ol className="mt-1">
              {notes.headings.map(({ id, text, depth }) => (
                <li key={id} style={{ paddingLeft: (depth - 3) * 16 }}>
                  <a className="link" href={`#${id}`}>
                    {text}
                  </a>
                </li>
              ))}
            </ol>
          </details>
        </nav>
      )}
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
  const heading = (
    // oxlint-disable-next-line react/no-danger -- sanitised by lib/releases/notes
    <Heading id={id} dangerouslySetInnerHTML={{ __html: headingHtml }} />
  );
  if (kind === 'other') {
    return (
      <section>
        {heading}
        {body}
      </section>
    );
  }
  return (
    <details open={!FOLDED.includes(kind)}>
      <summary>{heading}</summary>
      {body}
    </details>
  );
}
