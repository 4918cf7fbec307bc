import { ImageResponse } from 'next/og';

import { MatrixCard } from '@/components/matrix/matrix-card';
import { formatCount } from '@/lib/base/format/count';
import { formatDay } from '@/lib/base/format/dates';
import { drawableText } from '@/lib/base/text/drawable-text';
import { countSelected } from '@/lib/matrix/grid/job-filter';
import { shownRun } from '@/lib/matrix/runs/shown-run';
import { loadMatrixPage } from '@/lib/site/load/load-matrix-page';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';

export const dynamic = 'force-dynamic';

/** Characters of the title and of the line below, as many as there is room for. */
const LONGEST = { title: 90, age: 70 };

/**
 * The picture of a view of the matrix, for places that show one beside a link. Texts are reduced to what the bundled
 * font has: for any other character the library would fetch an image or a font from another host.
 */
export async function GET(request: Request): Promise<Response> {
  const { result, title, now } = await loadMatrixPage(new URL(request.url).searchParams);
  if (!result.ok) return new Response(null, { status: 404 });
  const { sources, isOfAll, jobs, selected } = result.value;
  const { count, total, unit } = countSelected(jobs, selected);
  return new ImageResponse(
    <MatrixCard
      title={drawableText(title?.split(' — ')[0] ?? 'Kairos test matrix', LONGEST.title)}
      count={`${count} of ${formatCount(total, unit)}`}
      age={drawableText(
        sources.map(({ matrix }) => ageWords(matrix, isOfAll)).join(' · '),
        LONGEST.age,
      )}
      jobs={selected.filter(({ supersededBy }) => supersededBy === null)}
      now={now}
    />,
    {
      width: 1200,
      height: 630,
      headers: { 'cache-control': 'public, max-age=0, s-maxage=600, stale-while-revalidate=86400' },
    },
  );
}

/** Which matrix it is and of which day its results are; the commit too where it is the only one. */
function ageWords({ source, commit, runs }: SourceMatrix, isOfAll: boolean): string {
  const run = runs === null ? null : shownRun(runs);
  const results =
    run === null ? 'no results' : `results of ${formatDay(run.completedAt ?? run.createdAt)}`;
  const where = isOfAll ? source.title : `${source.title} at ${commit.slice(0, 7)}`;
  return `${where}, ${results}`;
}
