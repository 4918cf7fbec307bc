'use client';

import { shareSnippets } from '@/lib/site/exports/share-snippets';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { ShareText } from './share-text.client';

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
        <ShareText id="share-badge-url" label="Copy badge URL" text={badgeUrl} />
        <ShareText id="share-badge-markdown" label="Copy badge Markdown" text={badgeMarkdown} />
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
        <ShareText id="share-embed-html" label="Copy HTML" text={embedHtml} />
        <p className="text-xs text-soft">
          Add <code className="font-mono">theme=dark</code> or{' '}
          <code className="font-mono">theme=light</code> for a fixed theme.
        </p>
      </section>
    </>
  );
}
