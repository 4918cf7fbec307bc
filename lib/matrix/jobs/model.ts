import type {
  IncludeEffect,
  JobOrigin,
  LineRange,
  MatrixEntries,
  MatrixJob,
} from '@/lib/matrix/expand/model';
import type { Conclusion } from '@/lib/matrix/runs/model';
import type { Distribution } from '@/lib/names/distributions/model';

/** The result of a job in a run. Times are ISO 8601 text. */
export type JobResult = {
  readonly conclusion: Conclusion;
  readonly url: string;
  /** When the job ended, else when its run did; null while both run. */
  readonly completedAt: string | null;
  readonly runId: number;
};

/** One job of a tested matrix: its values with their meaning, where it is declared, and its result. */
export type TestedJob = {
  readonly id: string;
  /** Id of the source that declares it. */
  readonly source: string;
  readonly job: string;
  /** As GitHub evaluates it, with its blanks. */
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
  /** Its lines on GitHub at the exact commit; null if the commit or the lines are unknown. */
  readonly url: string | null;
  readonly baseImage: string | null;
  readonly distribution: Distribution | null;
  /** Go architecture name; null if the matrix has none. */
  readonly arch: string | null;
  /** Board; `generic` by default. */
  readonly model: string;
  readonly trustedBoot: boolean;
  readonly fips: boolean;
  readonly provider: { readonly name: string; readonly version: string | null } | null;
  /** Keys of the matrix without a meaning here, with their values as text. */
  readonly extra: readonly (readonly [key: string, text: string])[];
  /** The last verdict, else the newest result there is; null when no run has the job. */
  readonly result: JobResult | null;
  /** A newer result that is no verdict: running, cancelled, skipped; null where `result` is the newest. */
  readonly newerResult: JobResult | null;
  /**
   * Id of another source with newer evidence on the same combination; null where this job is the newest evidence,
   * and where only one source is read.
   */
  readonly supersededBy: string | null;
};
