import { labelOf } from '@/lib/base/filter/list-facets';
import { EXTRA_PREFIX, facetsOf } from '@/lib/matrix/grid/facets';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

/** A view: what was asked for, and the jobs that it selects. */
export type Selected = {
  readonly query: MatrixQuery;
  readonly jobs: readonly TestedJob[];
  readonly selected: readonly TestedJob[];
  readonly matrix: { readonly source: Pick<MatrixSource, 'title'> };
};

/**
 * Words a view for a title and a description: `arm64 · trusted boot — 4 of 60`. The title is null for
 * the plain view of the default source.
 */
export function describeSelection({ query, jobs, selected, matrix }: Selected): {
  readonly title: string | null;
  readonly description: string;
} {
  const words = selectionWords(query, jobs);
  const count = `${selected.length} of ${jobs.length} jobs`;
  const where = `${matrix.source.title}${query.ref === null ? '' : ` at ${query.ref}`}`;
  const open = query.cell === null ? undefined : jobs.find(({ id }) => id === query.cell);
  const isPlain = words === '' && query.ref === null && query.source === null;
  const description = `${count} of the Kairos test matrix (${where})${words === '' ? '' : `: ${words}`}, with the latest CI results and their age.`;
  if (open !== undefined) return { title: `${open.title} · ${where}`, description };
  if (isPlain) return { title: null, description };
  return { title: words === '' ? `Test matrix of ${where}` : `${words} — ${count}`, description };
}

/** The title of the document for a view; null stands for the plain view. */
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
