import { escapeXml } from '@/lib/base/text/xml';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';
import { matrixUrls } from '@/lib/site/url/matrix-urls';

/** What a view of the matrix offers to be put on another page: its badge and its frame. */
export type ShareSnippets = {
  readonly badgeUrl: string;
  /** The badge as Markdown, with a link to the view. */
  readonly badgeMarkdown: string;
  /** The grid as a frame in HTML. */
  readonly embedHtml: string;
};

/** Writes the snippets for a view; `page` is the absolute URL of the view itself. */
export function shareSnippets(query: MatrixQuery, origin: string, page: string): ShareSnippets {
  const urls = matrixUrls(query);
  const badgeUrl = `${origin}${urls.badge}`;
  return {
    badgeUrl,
    badgeMarkdown: `[![Kairos test results](${badgeUrl})](${page})`,
    embedHtml: `<iframe src="${escapeXml(`${origin}${urls.embed}`)}" title="Kairos test results" width="100%" height="480"></iframe>`,
  };
}
