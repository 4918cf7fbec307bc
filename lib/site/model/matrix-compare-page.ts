import type { Result } from '@/lib/base/result';
import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { CompareQuery } from '@/lib/site/url/compare-query';
import type { QueryNotice } from '@/lib/site/url/matrix-query';

import type { AtRefusal, MatrixAt, RefChoices } from './matrix-at';

/** Two matrices, cell by cell. */
export type MatrixComparison = {
  readonly from: MatrixAt;
  readonly to: MatrixAt;
  /** Every cell of both. */
  readonly cells: readonly ComparedCell[];
  /** The cells that the filters keep, of every kind. */
  readonly selected: readonly ComparedCell[];
  /** The cells that are listed: of the selected ones those of the chosen kinds. */
  readonly listed: readonly ComparedCell[];
  /** What makes the comparison incomplete, in sentences. */
  readonly doubts: readonly string[];
};

/** Why two matrices cannot be compared: one of them cannot be shown. */
export type CompareRefusal = { readonly side: 'from' | 'to'; readonly refusal: AtRefusal };

/** Everything that the page of a comparison and its other formats show for one URL. */
export type MatrixComparePage = {
  readonly query: CompareQuery;
  readonly now: string;
  readonly origin: string;
  /** The refs of every source to choose from. */
  readonly choices: readonly RefChoices[];
  readonly queryNotices: readonly QueryNotice[];
  /** Null where no two refs were chosen. */
  readonly result: Result<MatrixComparison, CompareRefusal> | null;
};
