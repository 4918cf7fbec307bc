import type { Freshness } from '@/lib/base/freshness/model';
import type { WorkflowRun } from '@/lib/matrix/runs/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import type { MatrixView } from './matrix-view';

/** The moment at which the views of these tests are read. */
export const NOW = '2026-11-23T12:00:00Z';

const LIVE: Freshness = {
  state: 'live',
  fetchedAt: '2026-11-23T11:00:00Z',
  checkedAt: '2026-11-23T11:57:00Z',
  failure: null,
  failingSince: null,
  nextAttemptAt: '2026-11-23T12:17:00Z',
};

const REPOSITORY_URL = 'https://github.com/kairos-io/kairos-init';

const COMMIT = '4a52b8724f0d3c1e5b6a7980c1d2e3f405162738';

/** A run for tests: ended an hour ago, on the commit of the matrix, without jobs. */
export function workflowRun(own: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    id: 77,
    attempt: 1,
    workflow: 'test.yml',
    event: 'push',
    branch: 'main',
    commit: COMMIT,
    url: `${REPOSITORY_URL}/actions/runs/77`,
    conclusion: 'passed',
    createdAt: '2026-11-23T10:30:00Z',
    completedAt: '2026-11-23T11:00:00Z',
    jobs: [],
    unreadableJobs: 0,
    ...own,
  };
}

/** A matrix for tests: live, not archived, with a run, without jobs; what the test is about on top. */
export function matrixView(own: Partial<MatrixView> = {}): MatrixView {
  return {
    source: matrixSources[0],
    ref: 'main',
    isDefaultRef: true,
    commit: COMMIT,
    committedAt: '2026-07-13T10:00:00Z',
    changedAt: '2026-07-13T10:00:00Z',
    repositoryUrl: REPOSITORY_URL,
    fileUrl: `${REPOSITORY_URL}/blob/${COMMIT}/.github/workflows/test.yml`,
    reading: { workflowName: 'Tests', jobs: [], problems: [], excerpt: [] },
    freshness: LIVE,
    repository: {
      fullName: 'kairos-io/kairos-init',
      url: REPOSITORY_URL,
      archived: false,
      defaultBranch: 'main',
    },
    repositoryFreshness: LIVE,
    runs: { completed: workflowRun(), running: null },
    runsFreshness: LIVE,
    runsFailure: null,
    ...own,
  };
}

/** A freshness for tests: {@link matrixView}'s, with what the test is about on top. */
export function freshness(own: Partial<Freshness>): Freshness {
  return { ...LIVE, ...own };
}
