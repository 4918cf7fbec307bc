import { formatMatrixValue } from '@/lib/matrix/expand/format-value';
import type { IncludeEffect, LineRange } from '@/lib/matrix/expand/model';

import type { TestedJob } from './model';

/** Says in a sentence which part of the workflow made a job. */
export function originSentence({ origin, lines, scope }: TestedJob): string {
  const when = scope === null ? '' : ` It runs only when the scope “${scope}” is asked for.`;
  switch (origin.kind) {
    case 'product':
      return `A combination of the axes of the matrix.${when}`;
    case 'include':
      return `Added by entry ${origin.index + 1} of include${behind(lines)}.${when}`;
    case 'computed':
      return `Read from the shell step that computes the matrix${behind(lines)}.${when}`;
    case 'run':
      return `Taken from the name of a job of the latest run: the matrix itself is computed while the workflow runs.${when}`;
  }
}

/** Says in a sentence what an include entry did to a combination of the axes. */
export function effectSentence({ index, lines, set }: IncludeEffect): string {
  const values = set.map(([key, value]) => `${key}: ${formatMatrixValue(value)}`).join(', ');
  return `Entry ${index + 1} of include${behind(lines)} changes this combination: it sets ${values}. The combination without it has no job.`;
}

/** Lines that are not known, which count as 0, go unmentioned. */
function behind({ start, end }: LineRange): string {
  if (start < 1) return '';
  return start === end ? ` (line ${start})` : ` (lines ${start} to ${end})`;
}
