import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { freshnessOf, freshnessOfSnapshot } from '@/lib/base/freshness/freshness-of';
import type { Freshness } from '@/lib/base/freshness/model';
import { fail, ok, type Result } from '@/lib/base/result';
import { withoutLines } from '@/lib/matrix/expand/without-lines';
import { checkRef, isCommitLike, isSameCommit } from '@/lib/matrix/git/check-ref';
import { NO_RUNS, type LatestRuns, type WorkflowRun } from '@/lib/matrix/runs/model';
import { findMatrixSource } from '@/lib/matrix/sources/matrix-sources';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { MatrixRefusal, SourceMatrix } from '@/lib/site/model/source-matrix';
import { builtInResources } from '@/lib/upstream/resources/built-in-resources';
import { matrixFileResource } from '@/lib/upstream/resources/matrix-file-resource';
import type { MatrixFile } from '@/lib/upstream/resources/parse-stored';
import type { ResourceState } from '@/lib/upstream/resources/resource';
import { runsResource } from '@/lib/upstream/resources/runs-resource';
import type { Upstream } from '@/lib/upstream/resources/upstream';
import { findSnapshot } from '@/lib/upstream/snapshot/find-snapshot';

/** Longest time that a page waits for the first response; without one the snapshot is shown. */
const FIRST_WAIT_MS = 2500;

/** Longest time that a page waits for a ref that a visitor chose, for which there is no snapshot. */
const REF_WAIT_MS = 5000;

type Composing = {
  readonly upstream: Upstream;
  /** URL of the web pages that belong to the API. */
  readonly webUrl: string;
  readonly now: () => Date;
  /** For the first response and for a chosen ref. */
  readonly waits?: { readonly firstMs: number; readonly refMs: number };
};

type Requested = { readonly source: MatrixSource; readonly ref: string };

type FoundFile = {
  readonly file: MatrixFile;
  readonly freshness: Freshness;
};

/** Composes the matrix of a source at a ref, or at the source's own, from the records of upstream. */
export async function composeMatrix(
  composing: Composing,
  sourceId: string,
  ref: string | null,
): Promise<Result<SourceMatrix, MatrixRefusal>> {
  const source = findMatrixSource(sourceId);
  if (source === null) return fail({ kind: 'unknown-source', source: sourceId });
  const reason = ref === null ? null : checkRef(ref);
  if (ref !== null && reason !== null) return fail({ kind: 'invalid-ref', ref, reason });
  return new Composer(composing, { source, ref: ref ?? source.ref }).compose();
}

class Composer {
  readonly #upstream: Upstream;
  readonly #webUrl: string;
  readonly #now: () => Date;
  readonly #requested: Requested;
  readonly #isDefaultRef: boolean;
  readonly #waitMs: number;
  readonly #firstWaitMs: number;
  readonly #startedAt = Date.now();

  constructor({ upstream, webUrl, now, waits }: Composing, requested: Requested) {
    this.#upstream = upstream;
    this.#webUrl = webUrl;
    this.#now = now;
    this.#requested = requested;
    this.#isDefaultRef = requested.ref === requested.source.ref;
    this.#firstWaitMs = waits?.firstMs ?? FIRST_WAIT_MS;
    this.#waitMs = this.#isDefaultRef ? this.#firstWaitMs : (waits?.refMs ?? REF_WAIT_MS);
  }

  async compose(): Promise<Result<SourceMatrix, MatrixRefusal>> {
    const { source, ref } = this.#requested;
    const { repository: ofRepository, runs: ofRuns } = builtInResources(source);
    const [found, repository, defaultRuns] = await Promise.all([
      this.#findFile(),
      this.#upstream.read(ofRepository, { waitMs: this.#firstWaitMs }),
      this.#isDefaultRef ? this.#upstream.read(ofRuns, { waitMs: this.#waitMs }) : null,
    ]);
    if (!found.ok) return found;
    const { file, freshness } = found.value;
    const runs = defaultRuns ?? (await this.#findRuns(found.value));
    const facts = repository.cached?.value ?? null;
    const { owner, name } = source.repository;
    const repositoryUrl = facts?.url ?? `${this.#webUrl}/${owner}/${name}`;
    return ok({
      source,
      ref,
      isDefaultRef: this.#isDefaultRef,
      commit: file.commit,
      committedAt: file.committedAt,
      changedAt: file.changedAt,
      repositoryUrl,
      fileUrl: `${repositoryUrl}/blob/${file.commit}/${source.path}`,
      reading: file.reading,
      freshness,
      repository: facts,
      repositoryFreshness: this.#freshnessOf(repository),
      runs: runs.cached?.value ?? null,
      runsFreshness: this.#freshnessOf(runs),
      runsFailure: runs.failure,
    });
  }

  async #findFile(): Promise<Result<FoundFile, MatrixRefusal>> {
    const { source, ref } = this.#requested;
    const known = this.#fileAtKnownCommit();
    const resourceState =
      known ??
      (await this.#upstream.read(matrixFileResource(source, ref), { waitMs: this.#waitMs }));
    const freshness = this.#freshnessOf(resourceState);
    if (resourceState.cached !== null && freshness !== null) {
      return ok({ file: resourceState.cached.value, freshness });
    }
    const snapshot = findSnapshot(source.id);
    if (snapshot !== null && (ref === snapshot.ref || isSameCommit(ref, snapshot.commit))) {
      const { takenAt, linesAreExact, reading } = snapshot;
      const file = linesAreExact ? snapshot : { ...snapshot, reading: withoutLines(reading) };
      return ok({ file, freshness: freshnessOfSnapshot(takenAt, resourceState) });
    }
    return fail(this.#refusal(resourceState));
  }

  /** The file at the default ref of the source, when the requested ref is the commit of that ref. */
  #fileAtKnownCommit(): ResourceState<MatrixFile> | null {
    const { source, ref } = this.#requested;
    if (this.#isDefaultRef || !isCommitLike(ref)) return null;
    const resourceState = this.#upstream.peek(builtInResources(source).file);
    return resourceState.cached !== null && isSameCommit(ref, resourceState.cached.value.commit)
      ? resourceState
      : null;
  }

  #refusal({ failure, nextAttemptAt }: ResourceState<MatrixFile>): MatrixRefusal {
    const pending: UpstreamFailure = { kind: 'timeout', afterMs: this.#waitMs };
    return { kind: 'upstream', ...this.#requested, failure: failure ?? pending, nextAttemptAt };
  }

  /** The runs of a ref that a visitor chose, in the time that is left. */
  #findRuns({
    file,
    freshness,
  }: FoundFile): Promise<ResourceState<LatestRuns>> | ResourceState<LatestRuns> {
    const { source, ref } = this.#requested;
    const known = this.#runsAtKnownCommit();
    if (known !== null) return known;
    const commit = freshness.state === 'snapshot' ? null : file.commit;
    const leftMs = Math.max(0, this.#startedAt + this.#waitMs - Date.now());
    const resource = runsResource({ source, ref, commit });
    return this.#upstream.read(resource, { waitMs: freshness.state === 'snapshot' ? 0 : leftMs });
  }

  /** The runs of the default ref of the source that ran the requested commit. */
  #runsAtKnownCommit(): ResourceState<LatestRuns> | null {
    const { source, ref } = this.#requested;
    const resourceState = this.#upstream.peek(builtInResources(source).runs);
    const { completed, ...others } = resourceState.cached?.value ?? NO_RUNS;
    if (resourceState.cached === null || completed === null || !isSameCommit(ref, completed.commit))
      return null;
    const ofCommit = (run: WorkflowRun | null) =>
      run !== null && isSameCommit(ref, run.commit) ? run : null;
    const value: LatestRuns = {
      completed,
      running: ofCommit(others.running),
      inconclusive: ofCommit(others.inconclusive),
      earlier: others.earlier.filter((run) => ofCommit(run) !== null),
      unreadable: others.unreadable,
    };
    return { ...resourceState, cached: { ...resourceState.cached, value } };
  }

  #freshnessOf({
    cached,
    failure,
    failingSince,
    nextAttemptAt,
  }: ResourceState<unknown>): Freshness | null {
    if (cached === null) return null;
    const { fetchedAt, checkedAt, ttlMs } = cached;
    const kept = { fetchedAt, checkedAt, failure, failingSince, nextAttemptAt };
    return freshnessOf(kept, { ttlMs, now: this.#now() });
  }
}
