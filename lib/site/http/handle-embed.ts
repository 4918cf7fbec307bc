import 'server-only';
import { formatCount } from '@/lib/base/format/count';
import { escapeXml } from '@/lib/base/text/xml';
import { countSelected } from '@/lib/matrix/grid/job-filter';
import { embedGrid } from '@/lib/site/embed/embed-grid';
import { EMBED_THEMES, embedPage, parentLink, type EmbedTheme } from '@/lib/site/embed/embed-page';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import { unknownMatrixKeys } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

import { failureStatus } from './failure-status';
import { respondText } from './respond';

/** Handles a request for the grid in a frame of another site; what the filters do not have is refused in words. */
export async function handleEmbed(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const requested = params.get('theme')?.trim() || 'auto';
  params.delete('theme');
  const theme = EMBED_THEMES.find((each) => each === requested);
  if (theme === undefined) {
    const reason = `There is no theme “${requested}”. Valid values: ${EMBED_THEMES.join(', ')}.`;
    return refuse('auto', reason, 404);
  }
  const [unknownKey] = unknownMatrixKeys(params);
  if (unknownKey !== undefined) return refuse(theme, `Unknown filter “${unknownKey}”.`, 404);
  const { query, result, title, now } = await loadMatrixPage(params);
  if (!result.ok) {
    const isUnread = result.failure.kind === 'upstream';
    const status = result.failure.kind === 'upstream' ? failureStatus(result.failure.failure) : 404;
    const reason = isUnread ? 'The matrix could not be read yet.' : 'Unknown source or ref.';
    return refuse(theme, reason, status);
  }
  const { jobs, selected, queryNotices } = result.value;
  const [notice] = queryNotices;
  if (notice !== undefined) return refuse(theme, `Unknown filter. ${notice.message}`, 404);
  const { count, total, unit } = countSelected(jobs, selected);
  const heading = title?.split(' — ')[0] ?? 'What Kairos tests';
  const words = `${count} of ${formatCount(total, unit)}`;
  const body = embedGrid({ query, jobs, heading, count: words, now });
  return respond(embedPage({ theme, title: `${heading} · Kairos Matrix`, body }), 200);
}

function refuse(theme: EmbedTheme, reason: string, status: number): Response {
  const link = parentLink(paths.matrix, 'All results on Kairos Matrix');
  const body = `<h1>Kairos Matrix</h1><p role="status">${escapeXml(reason)}</p><p>${link}</p>`;
  return respond(embedPage({ theme, title: 'Kairos Matrix', body }), status);
}

function respond(html: string, status: number): Response {
  return respondText('text/html; charset=utf-8', html, { status });
}
