import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import type { HistoryCommit, MatrixHistory, RefList } from '@/lib/matrix/history/model';
import type { MatrixSource } from '@/lib/matrix/sources/model';
import type { GitHub } from '@/lib/upstream/github/client';
import { wireHistory, wireRefNames } from '@/lib/upstream/github/wire-history';

import { findLoss } from './list-loss';
import type { Fetched, Previous, Resource } from './resource';
import { repositoryOf, type WorkflowTarget } from './workflow-file';

/** GitHub's maximum. */
const PER_PAGE = 100;

/** Pages that are read: a file with more commits has a history that does not go back to its first. */
const MOST_PAGES = 5;

const storedHistory: z.ZodType<MatrixHistory> = z.object({
  commits: z.array(
    z.object({ commit: z.string(), committedAt: z.string().nullable(), subject: z.string() }),
  ),
  isWhole: z.boolean(),
});

const storedRefs: z.ZodType<RefList> = z.object({
  branches: z.array(z.string()),
  tags: z.array(z.string()),
  isCut: z.boolean(),
});

/** The commits of a source's own branch that touched its workflow file: one request for each hundred. */
export function matrixHistoryResource(source: MatrixSource): Resource<MatrixHistory> {
  return {
    key: `matrix-history:${source.id}`,
    schemaVersion: 1,
    schema: storedHistory,
    ttlMs: (_value, plan) => plan.repositoryMs,
    lossOf: (before, after) =>
      findLoss('history of the workflow file', commitsOf(before), commitsOf(after)),
    fetch: (github, previous) => fetchHistory({ github, source }, previous),
  };
}

/** The branches and tags of a source's repository, up to a hundred of each: two requests. */
export function matrixRefsResource(source: MatrixSource): Resource<RefList> {
  return {
    key: `matrix-refs:${source.id}`,
    schemaVersion: 1,
    schema: storedRefs,
    ttlMs: (_value, plan) => plan.repositoryMs,
    lossOf: (before, after) => findLoss('list of branches and tags', refsOf(before), refsOf(after)),
    fetch: (github) => fetchRefs(github, source),
  };
}

function commitsOf({ commits }: MatrixHistory): readonly string[] {
  return commits.map(({ commit }) => commit);
}

function refsOf({ branches, tags }: RefList): readonly string[] {
  return [...branches.map((name) => `branch ${name}`), ...tags.map((name) => `tag ${name}`)];
}

async function fetchHistory(
  { github, source }: WorkflowTarget,
  previous: Previous<MatrixHistory> | null,
): Promise<Result<Fetched<MatrixHistory>, UpstreamFailure>> {
  const commits: HistoryCommit[] = [];
  let firstEtag: string | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    // One after another: only the page before says whether there is a next one.
    // oxlint-disable-next-line no-await-in-loop
    const response = await github.request({
      route: 'GET /repos/{owner}/{repo}/commits',
      parameters: {
        ...repositoryOf(source),
        sha: source.ref,
        path: source.path,
        per_page: PER_PAGE,
        page,
      },
      schema: wireHistory,
      what: 'history of the workflow file',
      etag: page === 1 ? (previous?.etag ?? null) : null,
    });
    if (!response.ok) return response;
    if (response.value.kind === 'unchanged') return ok({ kind: 'unchanged' });
    const { value, etag, hasNext } = response.value;
    commits.push(...value);
    firstEtag ??= etag;
    if (!hasNext) {
      return ok({ kind: 'changed', value: { commits, isWhole: true }, etag: firstEtag });
    }
  }
  return ok({ kind: 'changed', value: { commits, isWhole: false }, etag: firstEtag });
}

async function fetchRefs(
  github: GitHub,
  source: MatrixSource,
): Promise<Result<Fetched<RefList>, UpstreamFailure>> {
  const request = (kind: 'branches' | 'tags') =>
    github.request({
      route: `GET /repos/{owner}/{repo}/${kind}`,
      parameters: { ...repositoryOf(source), per_page: PER_PAGE },
      schema: wireRefNames,
      what: `list of ${kind}`,
    });
  const [branches, tags] = await Promise.all([request('branches'), request('tags')]);
  if (!branches.ok) return branches;
  if (!tags.ok) return tags;
  if (branches.value.kind === 'unchanged' || tags.value.kind === 'unchanged') {
    return ok({ kind: 'unchanged' });
  }
  const value = {
    branches: branches.value.value,
    tags: tags.value.value,
    isCut: branches.value.hasNext || tags.value.hasNext,
  };
  return ok({ kind: 'changed', value, etag: null });
}
