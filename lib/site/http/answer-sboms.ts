import 'server-only';
import { formatCsv } from '@/lib/base/text/csv';
import { SCHEMA_VERSION } from '@/lib/site/api/matrix-answer';
import { releasesFreshness } from '@/lib/site/api/release-answer';
import { SBOM_HEAD, sbomAnswer, sbomRow } from '@/lib/site/exports/sbom-rows';
import { loadSbomPage } from '@/lib/site/load/load-sbom-page';
import { siteUrl } from '@/lib/site/load/site-url';

import { answerJson, answerText } from './answers';

/** Answers a request for bills of materials as JSON or CSV; filters are those of the page. */
export async function answerSboms(request: Request, format: 'json' | 'csv'): Promise<Response> {
  const page = await loadSbomPage(new URL(request.url).searchParams);
  const { origin } = siteUrl();
  if (format === 'csv') {
    const body = formatCsv([SBOM_HEAD, ...page.rows.map((row) => sbomRow(row, origin))]);
    return answerText(request, 'text/csv; charset=utf-8', body, { fileName: 'kairos-sboms.csv' });
  }
  return answerJson(request, {
    schemaVersion: SCHEMA_VERSION,
    ...sbomAnswer(page, origin),
    freshness: releasesFreshness(page.components),
  });
}
