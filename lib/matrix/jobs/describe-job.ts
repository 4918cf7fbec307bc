import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { IncludeEffect, LineRange } from '@/lib/matrix/expand/model';

import type { TestedJob } from './model';

/** Says in a sentence where a job comes from in the workflow. */
export function originSentence({ origin, lines, scope, axisLines }: TestedJob): string {
  const when = scope === null ? '' : ` It runs only in ${scope} CI runs.`;
  switch (origin.kind) {
    case 'product':
      return `From ${axisWords(axisLines)}.${when}`;
    case 'include':
      return `Added by matrix.include[${origin.index}]${atLines(lines)}.${when}`;
    case 'computed':
      return `From the shell step that computes the matrix${atLines(lines)}.${when}`;
    case 'run':
      return `From the name of a job of the latest CI run: the matrix itself is computed while the workflow runs.${when}`;
  }
}

/**
 * Says in a sentence what an include entry changes in a combination of the axes, and that its workflow has no job
 * without it. Another workflow may have one.
 */
export function effectSentence({ index, lines, set }: IncludeEffect): string {
  const values = set.map(([key, value]) => `${key}: ${formatMatrixValue(value)}`).join(', ');
  return `Tested only with ${values}: matrix.include[${index}]${atLines(lines)} sets it, and this workflow has no job without it.`;
}

/** The axes whose values a job has; a job that is read without its lines has none. */
function axisWords(axes: TestedJob['axisLines']): string {
  if (axes.length === 0) return 'the axes of the matrix';
  return axes.map(({ key }) => `matrix.${key}`).join(' × ');
}

/** Empty for unknown lines, which are 0. */
function atLines({ start, end }: LineRange): string {
  if (start < 1) return '';
  return start === end ? ` (line ${start})` : ` (lines ${start} to ${end})`;
}
