import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { IncludeEffect, LineRange } from '@/lib/matrix/expand/model';

import type { TestedJob } from './model';

/** Says in a sentence where a job comes from in the workflow. */
export function originSentence({ origin, lines, scope }: TestedJob): string {
  const when = scope === null ? '' : ` It runs only when the scope “${scope}” is asked for.`;
  switch (origin.kind) {
    case 'product':
      return `A combination of the axes of the matrix.${when}`;
    case 'include':
      return `Added by entry ${origin.index + 1} of include${atLines(lines)}.${when}`;
    case 'computed':
      return `Read from the shell step that computes the matrix${atLines(lines)}.${when}`;
    case 'run':
      return `Taken from the name of a job of the latest run: the matrix itself is computed while the workflow runs.${when}`;
  }
}

/** Says in a sentence what an include entry changes in a combination of the axes. */
export function effectSentence({ index, lines, set }: IncludeEffect): string {
  const values = set.map(([key, value]) => `${key}: ${formatMatrixValue(value)}`).join(', ');
  return `Entry ${index + 1} of include${atLines(lines)} changes this combination: it sets ${values}. The combination without it has no job.`;
}

/** Empty for unknown lines, which are 0. */
function atLines({ start, end }: LineRange): string {
  if (start < 1) return '';
  return start === end ? ` (line ${start})` : ` (lines ${start} to ${end})`;
}
