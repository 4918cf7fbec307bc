import 'server-only';
import { formatCsv } from '@/lib/base/text/csv';
import { formatMarkdownTable } from '@/lib/base/text/markdown-table';
import { sbomsResponse } from '@/lib/site/api/sboms-response';
import { sbomFeed } from '@/lib/site/exports/sbom-feed';
import { SBOM_HEAD, sbomRow } from '@/lib/site/exports/sbom-rows';
import { loadSbomPage } from '@/lib/site/load/load-sbom-page';
import { siteUrl } from '@/lib/site/load/site-url';
import { paths, withQuery } from '@/lib/site/url/paths';
import { formatSbomQuery } from '@/lib/site/url/sbom-query';

import { markdownType } from './markdown-type';
import { respondJson, respondText } from './respond';

/** Handles a request for SBOMs as JSON, CSV, Atom or Markdown; the filters are those of the page. */
export async function handleSboms(
  request: Request,
  format: 'json' | 'csv' | 'atom' | 'md',
): Promise<Response> {
  const page = await loadSbomPage(new URL(request.url).searchParams);
  const { origin } = siteUrl();
  if (format === 'json') return respondJson(sbomsResponse(page, origin));
  if (format === 'atom') {
    const params = formatSbomQuery(page.selection);
    const body = sbomFeed(page.rows, {
      self: `${origin}${withQuery(paths.sbomFeed, params)}`,
      page: `${origin}${withQuery(paths.sbom, params)}`,
      origin,
    });
    return respondText('application/atom+xml; charset=utf-8', body);
  }
  if (format === 'md') {
    const rows = page.rows.map((row) => sbomRow(row, origin));
    const body = `# SBOM files\n\nSince v3.4.0 the SBOM of an image is in its registry: see its page.\n\n${formatMarkdownTable([...SBOM_HEAD], rows)}\n`;
    return respondText(markdownType(request), body);
  }
  const body = formatCsv([SBOM_HEAD, ...page.rows.map((row) => sbomRow(row, origin))]);
  return respondText('text/csv; charset=utf-8', body, { fileName: 'kairos-sboms.csv' });
}
