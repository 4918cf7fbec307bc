import { boardName } from '@/lib/matrix/grid/board-name';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import type { ResultGroup, SearchIndex, SearchResult } from './model';
import { hasEveryWord } from './search-words';

/** Finds tested distributions by their names. */
export function findDistributions(
  index: SearchIndex,
  words: readonly string[],
): readonly SearchResult[] {
  return findInMatrices(index, words, {
    group: 'Distributions',
    valueOf: ({ distribution }) => {
      if (distribution === null) return null;
      const { id, name, release, familyName } = distribution;
      return {
        label: [name, release].filter(Boolean).join(' '),
        also: familyName,
        view: { text: release ?? '', choices: new Map([['distribution', [id]]]) },
      };
    },
  });
}

/** Finds tested boards by their names, short or in full. */
export function findBoards(index: SearchIndex, words: readonly string[]): readonly SearchResult[] {
  return findInMatrices(index, words, {
    group: 'Boards',
    valueOf: ({ model }) =>
      model === 'generic'
        ? null
        : {
            label: boardName(model),
            also: model,
            view: { choices: new Map([['model', [model]]]) },
          },
  });
}

type Value = {
  readonly label: string;
  /** Other words by which it is found. */
  readonly also: string;
  /** The view of the matrix that shows its jobs. */
  readonly view: Partial<MatrixQuery>;
};

type Axis = {
  readonly group: ResultGroup;
  readonly valueOf: (job: TestedJob) => Value | null;
};

/** Each value leads to the first matrix that has it. */
function findInMatrices(
  { matrices }: SearchIndex,
  words: readonly string[],
  { group, valueOf }: Axis,
): readonly SearchResult[] {
  const found = new Map<string, SearchResult>();
  for (const { source, jobs } of matrices) {
    for (const value of jobs.map(valueOf)) {
      if (value === null || found.has(value.label)) continue;
      if (!hasEveryWord(`${value.label} ${value.also}`, words)) continue;
      const count = jobs.filter((job) => valueOf(job)?.label === value.label).length;
      const query = formatMatrixQuery({ source, ...value.view });
      found.set(value.label, {
        group,
        text: value.label,
        hint: count === 1 ? '1 tested job' : `${count} tested jobs`,
        href: withQuery(paths.matrix, query),
      });
    }
  }
  return [...found.values()];
}
