import type { UpstreamFailure } from '@/lib/base/failure';
import type { Freshness } from '@/lib/base/freshness/model';
import type { RepositoryFacts } from '@/lib/base/repository';
import type { MatrixReading } from '@/lib/matrix/expand/model';
import type { LatestRuns } from '@/lib/matrix/runs/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';

/** A matrix of one source at one ref, with its runs, and how old each part is. */
export type SourceMatrix = {
  readonly source: MatrixSource;
  /** Branch, tag or commit that was requested, or the default of the source. */
  readonly ref: string;
  readonly isDefaultRef: boolean;
  /** Commit that the ref pointed to. */
  readonly commit: string;
  readonly committedAt: string | null;
  /** When the workflow file itself last changed, at that commit; null when unknown. */
  readonly changedAt: string | null;
  /** URL of the repository. */
  readonly repositoryUrl: string;
  /** URL of the workflow file at the commit. */
  readonly fileUrl: string;
  readonly reading: MatrixReading;
  readonly freshness: Freshness;
  /** Null until the first response. */
  readonly repository: RepositoryFacts | null;
  readonly repositoryFreshness: Freshness | null;
  /** Null until the first response; then its members are null where no run exists. */
  readonly runs: LatestRuns | null;
  readonly runsFreshness: Freshness | null;
  /** Why runs are missing or old; null when they are neither. */
  readonly runsFailure: UpstreamFailure | null;
};

/** Why the matrix of a source at a ref could not be fetched. */
export type UpstreamRefusal = {
  readonly kind: 'upstream';
  readonly source: MatrixSource;
  readonly ref: string;
  readonly failure: UpstreamFailure;
  readonly nextAttemptAt: string | null;
};

/** Why a matrix cannot be shown at all. */
export type MatrixRefusal =
  | { readonly kind: 'unknown-source'; readonly source: string }
  | { readonly kind: 'invalid-ref'; readonly ref: string; readonly reason: string }
  /** No view can be frozen at this commit or day. */
  | { readonly kind: 'invalid-at'; readonly at: string; readonly reason: string }
  | UpstreamRefusal;

/** The current name of a repository, where it differs from the requested one. */
export function movedTo({ source, repository }: SourceMatrix): string | null {
  const requested = `${source.repository.owner}/${source.repository.name}`;
  if (repository === null || repository.fullName.toLowerCase() === requested.toLowerCase())
    return null;
  return repository.fullName;
}

/** Whether a refused matrix does not exist, as opposed to one that could not be read now. */
export function isMissing(refusal: MatrixRefusal): boolean {
  return refusal.kind !== 'upstream' || refusal.failure.kind === 'not-found';
}
