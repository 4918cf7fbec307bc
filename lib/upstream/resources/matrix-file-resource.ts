import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { ok, type Result } from '@/lib/base/result';
import { isWholeCommit } from '@/lib/matrix/git/check-ref';
import type { HistoryCommit } from '@/lib/matrix/history/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { wireCommit, wireLatestCommit } from '@/lib/upstream/github/wire-commit';

import { storedMatrixFile, type MatrixFile } from './parse-stored';
import type { Fetched, Previous, Resource } from './resource';
import {
  fetchWorkflowText,
  readWorkflowText,
  repositoryOf,
  type WorkflowTarget,
} from './workflow-file';

/**
 * The matrices of a source's workflow file at a ref. While the ref points to the cached commit, one
 * conditional request confirms it; the file itself is fetched again only at another commit.
 */
export function matrixFileResource(source: MatrixSource, ref: string): Resource<MatrixFile> {
  return {
    key: `matrix-file:${source.id}:${ref}`,
    schemaVersion: 1,
    schema: storedMatrixFile,
    ttlMs: (_value, plan) => (isWholeCommit(ref) ? UNCHANGING_MS : plan.matrixFileMs),
    fetch: (github, previous) => fetchMatrixFile({ github, source, ref, previous }),
  };
}

/**
 * The same record as {@link matrixFileResource} has for a commit of the history, which is read with one request: its
 * time is known, and the file changed in it.
 */
export function historyFileResource(
  source: MatrixSource,
  { commit, committedAt }: HistoryCommit,
): Resource<MatrixFile> {
  return {
    ...matrixFileResource(source, commit),
    isImmutable: true,
    fetch: async (github) => {
      const text = await fetchWorkflowText({ github, source }, commit);
      if (!text.ok) return text;
      const reading = await readWorkflowText(source, text.value);
      const value = { commit, committedAt, changedAt: committedAt, reading };
      return ok({ kind: 'changed', value, etag: null });
    },
  };
}

type Fetching = WorkflowTarget & {
  readonly ref: string;
  readonly previous: Previous<MatrixFile> | null;
};

async function fetchMatrixFile(
  fetching: Fetching,
): Promise<Result<Fetched<MatrixFile>, UpstreamFailure>> {
  const { github, source, ref, previous } = fetching;
  const response = await github.request({
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    parameters: { ...repositoryOf(source), ref },
    schema: wireCommit,
    what: 'branch, tag or commit',
    etag: previous?.etag ?? null,
  });
  if (!response.ok) return response;
  if (response.value.kind === 'unchanged') return completeHistory(fetching);

  const { value: commit, etag } = response.value;
  if (previous?.value.commit === commit.name) {
    const value = { ...previous.value, committedAt: commit.committedAt };
    return ok({ kind: 'changed', value, etag });
  }
  const [text, changedAt] = await Promise.all([
    fetchWorkflowText(fetching, commit.name),
    fetchChangeTime(fetching, commit.name),
  ]);
  if (!text.ok) return text;
  const reading = await readWorkflowText(source, text.value);
  const value = { commit: commit.name, committedAt: commit.committedAt, changedAt, reading };
  return ok({ kind: 'changed', value, etag });
}

/** Requests the time of the last change again where it could not be fetched with the file. */
async function completeHistory(
  fetching: Fetching,
): Promise<Result<Fetched<MatrixFile>, UpstreamFailure>> {
  const { previous } = fetching;
  if (previous === null || previous.value.changedAt !== null) return ok({ kind: 'unchanged' });
  const changedAt = await fetchChangeTime(fetching, previous.value.commit);
  if (changedAt === null) return ok({ kind: 'unchanged' });
  return ok({ kind: 'changed', value: { ...previous.value, changedAt }, etag: previous.etag });
}

/** When the file last changed; null where the request failed, since the matrix is shown without it. */
async function fetchChangeTime(
  { github, source }: WorkflowTarget,
  commit: string,
): Promise<string | null> {
  const response = await github.request({
    route: 'GET /repos/{owner}/{repo}/commits',
    parameters: { ...repositoryOf(source), sha: commit, path: source.path, per_page: 1 },
    schema: wireLatestCommit,
    what: 'history of the workflow file',
  });
  if (!response.ok || response.value.kind === 'unchanged') return null;
  return response.value.value?.committedAt ?? null;
}
