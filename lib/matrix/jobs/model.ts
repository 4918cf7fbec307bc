import type {
  IncludeEffect,
  JobOrigin,
  LineRange,
  MatrixEntries,
  MatrixJob,
} from '@/lib/matrix/expand/model';
import type { Conclusion } from '@/lib/matrix/runs/model';
import type { Distribution } from '@/lib/names/distributions/model';

/** What a run said of one job. Times are ISO 8601 text. */
export type JobResult = {
  readonly conclusion: Conclusion;
  readonly url: string;
  readonly completedAt: string | null;
  /** The run it belongs to. */
  readonly runId: number;
};

/** One job of a tested matrix with everything a reader asks of it. */
export type TestedJob = {
  readonly id: string;
  readonly job: string;
  /** As GitHub makes it, blanks kept. */
  readonly name: string;
  /** The name for readers: blanks trimmed and collapsed. */
  readonly title: string;
  readonly nameIsEvaluated: boolean;
  readonly matrix: MatrixEntries;
  readonly origin: JobOrigin;
  readonly lines: LineRange;
  readonly axisLines: MatrixJob['axisLines'];
  readonly effects: readonly IncludeEffect[];
  readonly scope: string | null;
  /** The lines at the exact commit on GitHub; null where no commit or no line is known. */
  readonly url: string | null;
  readonly baseImage: string | null;
  readonly distribution: Distribution | null;
  /** Go architecture name; null where the matrix has none. */
  readonly arch: string | null;
  /** Board; `generic` where none is named. */
  readonly model: string;
  readonly trustedBoot: boolean;
  readonly fips: boolean;
  readonly provider: { readonly name: string; readonly version: string | null } | null;
  /** Keys of the matrix that this site gives no meaning, with their values as text. */
  readonly extra: readonly (readonly [key: string, text: string])[];
  /** Null when no run says anything of it. */
  readonly result: JobResult | null;
  /** The last ended result while a newer run is in progress; null otherwise. */
  readonly previousResult: JobResult | null;
};
