import { ImageResponse } from 'next/og';

import { MatrixCard } from '@/components/matrix/matrix-card';
import { formatDay } from '@/lib/base/format/dates';
import { drawableText } from '@/lib/base/text/drawable-text';
import { shownRun } from '@/lib/matrix/runs/shown-run';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';

export const dynamic = 'force-dynamic';

/** Characters of the title and of the line below, as many as there is room for. */
const LONGEST = { title: 90, age: 70 };

/**
 * The picture of a view of the matrix, for places that show one beside a link. Texts are reduced to what the bundled
 * font has: for any other character the library would fetch an image or a font from somebody else.
 */
export async function GET(request: Request): Promise<Response> {
  const { result, title, now } = await loadMatrixPage(new URL(request.url).searchParams);
  if (!result.ok) return new Response(null, { status: 404 });
  const { matrix, jobs, selected } = result.value;
  const run = matrix.runs === null ? null : shownRun(matrix.runs);
  const results =
    run === null ? 'no results' : `results of ${formatDay(run.completedAt ?? run.createdAt)}`;
  const age = `${matrix.source.title} at ${matrix.commit.slice(0, 7)}, ${results}`;
  return new ImageResponse(
    <MatrixCard
      title={drawableText(title?.split(' — ')[0] ?? 'What Kairos tests', LONGEST.title)}
      count={`${selected.length} of ${jobs.length} jobs`}
      age={drawableText(age, LONGEST.age)}
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
