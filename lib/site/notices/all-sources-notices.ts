import { describeFailure } from '@/lib/base/failure';
import { EVERYTHING, type Selection } from '@/lib/base/filter/model';
import { formatCount } from '@/lib/base/format/count';
import { formatAge, formatDay } from '@/lib/base/format/dates';
import { countCombinations, evidenceBySource } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { Notice } from '@/lib/site/model/notice';
import type { SourceMatrix, UpstreamRefusal } from '@/lib/site/model/source-matrix';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { matrixNotices } from './matrix-notices';

type AllSources = {
  readonly sources: readonly { readonly matrix: SourceMatrix; readonly matched: number }[];
  readonly missing: readonly UpstreamRefusal[];
  readonly jobs: readonly TestedJob[];
};

/** What one notice on a replaced source says together: that it no longer changes, and how old its results are. */
const OF_REPLACED: readonly string[] = ['archived', 'quiet', 'commit'];

/** Lists what must be said about a view of all sources, the gravest first; each notice says which source it is about. */
export function allSourcesNotices(
  { sources, missing, jobs }: AllSources,
  now: string,
  /** The filters that a link to one source keeps. */
  filters: Selection = EVERYTHING,
): readonly Notice[] {
  return [
    ...missing.map(missingNotice),
    ...sources.flatMap(({ matrix, matched }) => ownNotices(matrix, matched, now)),
    ...sources.flatMap(({ matrix }) => replacedNotice(matrix, jobs, { now, filters })),
  ];
}

function ownNotices(matrix: SourceMatrix, matched: number, now: string): readonly Notice[] {
  const { id: source, title, successor } = matrix.source;
  return matrixNotices(matrix, matched, now)
    .filter(({ id }) => successor === null || !OF_REPLACED.includes(id))
    .map((notice) => ({
      ...notice,
      id: `${source}-${notice.id}`,
      text: `${title}: ${notice.text}`,
    }));
}

function missingNotice({ source, failure }: UpstreamRefusal): Notice {
  const text = `${source.title} is missing here. ${describeFailure(failure)} What only ${source.title} tests is not shown.`;
  const link = { href: paths.status, text: 'Status of every source' };
  return { id: `${source.id}-missing`, tone: 'warning', text, link };
}

/** Where a source that another one replaced still has the newest evidence: on how much, and how old it is. */
function replacedNotice(
  { source, repository, runs }: SourceMatrix,
  jobs: readonly TestedJob[],
  { now, filters }: { readonly now: string; readonly filters: Selection },
): readonly Notice[] {
  const { count = 0 } = evidenceBySource(jobs).find((each) => each.source === source.id) ?? {};
  if (source.successor === null || count === 0) return [];
  const status = repository?.archived === true ? 'archived' : `replaced by ${source.successor.id}`;
  const run = runs?.completed ?? null;
  const at = run?.completedAt ?? run?.createdAt ?? null;
  const age =
    at === null
      ? 'No CI run was found there.'
      : `Its last CI run with a result was on ${formatDay(at)}, ${formatAge(at, now)}.`;
  const total = formatCount(countCombinations(jobs), 'combination');
  const text = `For ${count} of ${total} the latest evidence is from ${source.title} (${status}). ${age}`;
  const href = withQuery(
    paths.matrix,
    formatMatrixQuery({ text: filters.text, choices: filters.choices, source: source.id }),
  );
  return [
    {
      id: `${source.id}-replaced`,
      tone: 'info',
      text,
      link: { href, text: `Only ${source.title}` },
    },
  ];
}
