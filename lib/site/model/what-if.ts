import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { Problem } from '@/lib/matrix/expand/model';

import type { MatrixAt } from './matrix-at';

/** What a pasted workflow would test, and in what it differs from a matrix of upstream's. */
export type WhatIf = {
  /** The matrix that it is compared with. */
  readonly base: MatrixAt;
  /** How many jobs the pasted workflow makes. */
  readonly total: number;
  readonly cells: readonly ComparedCell[];
  /** What could not be read of the pasted text; lines are those of the text. */
  readonly problems: readonly Problem[];
  readonly doubts: readonly string[];
};
