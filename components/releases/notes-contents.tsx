import type { RenderedNotes } from '@/lib/releases/notes/model';

/** Headings from which on a table of contents helps. */
const LONG = 4;

/** More headings than these start folded. */
const MOST_OPEN = 12;

/** The contents of long notes. */
export function NotesContents({
  notes,
  of,
}: {
  readonly notes: RenderedNotes;
  readonly of: string;
}) {
  const { headings } = notes;
  if (headings.length < LONG) return null;
  return (
    <nav aria-label={`Contents of the notes of ${of}`} className="notes-contents no-print">
      <details open={headings.length <= MOST_OPEN}>
        <summary className="py-1 font-semibold">
          Contents of the notes{' '}
          <span className="font-normal text-soft">{headings.length} headings</span>
        </summary>
        <ol className="mt-1">
          {headings.map(({ id, text, depth }) => (
            <li key={id} style={{ paddingLeft: (depth - 3) * 16 }}>
              <a className="link target" href={`#${id}`}>
                {text}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
