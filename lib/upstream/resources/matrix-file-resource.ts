import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok, type Result } from '@/lib/base/result';
import { isWholeCommit } from '@/lib/matrix/git/check-ref';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import { readSourceMatrix } from '@/lib/matrix/sources/read-source-matrix';
import type { GitHub } from '@/lib/upstream/github/client';
import { wireCommit, wireLatestCommit } from '@/lib/upstream/github/wire-commit';
import { wireContent } from '@/lib/upstream/github/wire-content';
import { openScriptShell } from '@/lib/upstream/scripts/script-shell';

import { storedMatrixFile, type MatrixFile } from './parse-stored';
import type { Fetched, Previous, Resource } from './resource';

/** Runs the scripts of workflow files, for all files one after another. */
const scriptShell = openScriptShell();

const RAW_TYPE = 'application/vnd.github.raw+json';

/**
 * The matrices of a source's workflow file at a ref. While the ref points to the cached commit, one
 * conditional request confirms it; the file itself is fetched again only at another commit.
 */
export function matrixFileResource(source: MatrixSource, ref: string): Resource<MatrixFile> {
  return {
    key: `matrix-file:${source.id}:${ref}`,
    version: 1,
    schema: storedMatrixFile,
    ttlMs: (_value, plan) => (isWholeCommit(ref) ? UNCHANGING_MS : plan.matrixFileMs),
    fetch: (github, previous) => fetchMatrixFile({ github, source, ref, previous }),
  };
}

type Target = { readonly github: GitHub; readonly source: MatrixSource };

type Fetching = Target & { readonly ref: string; readonly previous: Previous<MatrixFile> | null };

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
    fetchText(fetching, commit.name),
    fetchChangeTime(fetching, commit.name),
  ]);
  if (!text.ok) return text;
  const reading = await readSourceMatrix(source, text.value, scriptShell);
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

async function fetchText(
  { github, source }: Target,
  commit: string,
): Promise<Result<string, UpstreamFailure>> {
  const response = await github.request({
    route: 'GET /repos/{owner}/{repo}/contents/{+path}',
    parameters: { ...repositoryOf(source), path: source.path, ref: commit },
    schema: wireContent,
    what: 'workflow file at this commit',
    accept: RAW_TYPE,
  });
  if (!response.ok) return response;
  if (response.value.kind === 'new') return ok(response.value.value);
  return fail({ kind: 'unreadable', where: 'workflow file: nothing came' });
}

/** When the file last changed; null where the request failed, since the matrix is shown without it. */
async function fetchChangeTime({ github, source }: Target, commit: string): Promise<string | null> {
  const response = await github.request({
    route: 'GET /repos/{owner}/{repo}/commits',
    parameters: { ...repositoryOf(source), sha: commit, path: source.path, per_page: 1 },
    schema: wireLatestCommit,
    what: 'history of the workflow file',
  });
  if (!response.ok || response.value.kind === 'unchanged') return null;
  return response.value.value?.committedAt ?? null;
}

function repositoryOf({ repository }: MatrixSource) {
  return { owner: repository.owner, repo: repository.name };
}
