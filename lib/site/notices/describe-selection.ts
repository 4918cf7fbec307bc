import { labelOf } from '@/lib/base/filter/list-facets';
import { formatCount } from '@/lib/base/format/count';
import { EXTRA_PREFIX, facetsOf } from '@/lib/matrix/grid/facets';
import { countSelected } from '@/lib/matrix/grid/job-filter';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

/** A view: its query, and the jobs that it selects. */
export type Selected = {
  readonly query: MatrixQuery;
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  readonly matrices: readonly { readonly source: Pick<MatrixSource, 'id' | 'title'> }[];
};

/**
 * Words a view for a title and a description: `arm64 · trusted boot — 4 of 60`. The title is null for
 * the plain view of all sources.
 */
export function describeSelection({ query, jobs, selected, matrices }: Selected): {
  readonly title: string | null;
  readonly description: string;
} {
  const words = selectionWords(query, jobs);
  const { count: few, total, unit } = countSelected(jobs, selected);
  const count = `${few} of ${formatCount(total, unit)}`;
  const titles = matrices.map(({ source }) => source.title).join(' and ');
  const ref = query.at ?? query.ref;
  const where = `${titles}${ref === null ? '' : ` at ${ref}`}`;
  const open = query.cell === null ? undefined : jobs.find(({ id }) => id === query.cell);
  const openIn = matrices.find(({ source }) => source.id === open?.source)?.source.title ?? titles;
  const isPlain = words === '' && ref === null && query.source === null;
  const description = `${count} of the Kairos test matrix (${where})${words === '' ? '' : `: ${words}`}, with the latest CI results and their age.`;
  if (open !== undefined) {
    const at = ref === null ? openIn : `${openIn} at ${ref}`;
    return { title: `${open.title} · ${at}`, description };
  }
  if (isPlain) return { title: null, description };
  return { title: words === '' ? `Test matrix of ${where}` : `${words} — ${count}`, description };
}

/** The title of the document for a view; null means the view without choices. */
export function pageTitle(title: string | null): string {
  return title === null
    ? 'Kairos Matrix: tested combinations, releases and images'
    : `${title} · Kairos Matrix`;
}

function selectionWords(query: MatrixQuery, jobs: readonly TestedJob[]): string {
  const facets = facetsOf(jobs);
  const choices = [...query.choices].map(([key, values]) => {
    const facet = facets.find((each) => each.key === key);
    const labels = values.map((value) =>
      facet === undefined ? value : labelOf(facet, value, jobs),
    );
    const words = labels.join(' or ');
    return key.startsWith(EXTRA_PREFIX) ? `${facet?.label ?? key} ${words}` : words;
  });
  const text = query.text === '' ? [] : [`“${query.text}”`];
  return [...text, ...choices].join(' · ');
}
