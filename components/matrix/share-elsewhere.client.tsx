'use client';

import { CopyButton } from '@/components/ui/copy-button.client';
import { shareSnippets } from '@/lib/site/exports/share-snippets';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

type ShareElsewhereProps = {
  readonly query: MatrixQuery;
  readonly origin: string;
  readonly link: string;
};

/** The badge of the open cell or of the filters, and the grid as a frame, to copy to another page. */
export function ShareElsewhere({ query, origin, link }: ShareElsewhereProps) {
  const { badgeUrl, badgeMarkdown, embedHtml } = shareSnippets(query, origin, link);
  const isOfCell = query.cell !== null || query.gap !== null;
  return (
    <>
      <section aria-labelledby="share-badge" className="flex flex-col gap-2">
        <h3 id="share-badge" className="text-xs font-semibold">
          Badge of {isOfCell ? 'the open cell' : 'the filters'}
        </h3>
        <Snippet id="share-badge-url" label="Copy badge URL" text={badgeUrl} />
        <Snippet id="share-badge-markdown" label="Copy badge Markdown" text={badgeMarkdown} />
        <p className="text-xs text-soft">
          Green while every result passed within the last 30 days.{' '}
          <a className="link" href={badgeUrl}>
            Open badge
          </a>
        </p>
      </section>
      <section aria-labelledby="share-embed" className="flex flex-col gap-2">
        <h3 id="share-embed" className="text-xs font-semibold">
          Grid in a frame
        </h3>
        <Snippet id="share-embed-html" label="Copy HTML" text={embedHtml} />
        <p className="text-xs text-soft">
          Add <code className="font-mono">theme=dark</code> or{' '}
          <code className="font-mono">theme=light</code> for a fixed theme.
        </p>
      </section>
    </>
  );
}

type SnippetProps = { readonly id: string; readonly label: string; readonly text: string };

function Snippet({ id, label, text }: SnippetProps) {
  return (
    <div className="flex gap-2">
      <input
        id={id}
        readOnly
        value={text}
        aria-label={label.replace('Copy ', '')}
        className="field min-w-0 grow font-mono text-xs"
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={text} label={label} shownIn={id} />
    </div>
  );
}
