import type { Freshness } from '@/lib/base/freshness/model';
import { NO_RUNS } from '@/lib/matrix/runs/model';
import { RUN_COMMIT, workflowRun } from '@/lib/matrix/runs/workflow-run.fixture';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import type { SourceMatrix } from './source-matrix';

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

/** A matrix for tests: live, not archived, with a run, without jobs; what the test is about on top. */
export function sourceMatrix(own: Partial<SourceMatrix> = {}): SourceMatrix {
  return {
    source: matrixSources[0],
    ref: 'main',
    isDefaultRef: true,
    commit: RUN_COMMIT,
    committedAt: '2026-07-13T10:00:00Z',
    changedAt: '2026-07-13T10:00:00Z',
    repositoryUrl: REPOSITORY_URL,
    fileUrl: `${REPOSITORY_URL}/blob/${RUN_COMMIT}/.github/workflows/test.yml`,
    reading: { workflowName: 'Tests', jobs: [], problems: [], excerpt: [] },
    freshness: LIVE,
    repository: {
      fullName: 'kairos-io/kairos-init',
      url: REPOSITORY_URL,
      archived: false,
      defaultBranch: 'main',
    },
    repositoryFreshness: LIVE,
    runs: { ...NO_RUNS, completed: workflowRun() },
    runsFreshness: LIVE,
    runsFailure: null,
    ...own,
  };
}

/** A freshness for tests: {@link sourceMatrix}'s, with what the test is about on top. */
export function freshness(own: Partial<Freshness>): Freshness {
  return { ...LIVE, ...own };
}
