import { ImageResponse } from 'next/og';

import { MatrixCard } from '@/components/matrix/matrix-card';
import { formatDay } from '@/lib/base/format/dates';
import { shownRun } from '@/lib/matrix/runs/shown-run';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';

export const dynamic = 'force-dynamic';

/** The picture of a view of the matrix, for places that show one beside a link. */
export async function GET(request: Request): Promise<Response> {
  const { result, title, now } = await loadMatrixPage(new URL(request.url).searchParams);
  if (!result.ok) return new Response(null, { status: 404 });
  const { matrix, jobs, selected } = result.value;
  const run = matrix.runs === null ? null : shownRun(matrix.runs);
  const results =
    run === null ? 'no results' : `results of ${formatDay(run.completedAt ?? run.createdAt)}`;
  return new ImageResponse(
    <MatrixCard
      title={title?.split(' — ')[0] ?? 'What Kairos tests'}
      count={`${selected.length} of ${jobs.length} jobs`}
      age={`${matrix.source.title} at ${matrix.commit.slice(0, 7)}, ${results}`}
      jobs={selected}
      now={now}
    />,
    {
      width: 1200,
      height: 630,
      headers: { 'cache-control': 'public, max-age=0, s-maxage=600, stale-while-revalidate=86400' },
    },
  );
}
