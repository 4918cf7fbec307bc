import type { WorkflowRun } from './model';

/** The commit of the runs in tests. */
export const RUN_COMMIT = '4a52b8724f0d3c1e5b6a7980c1d2e3f405162738';

/** A run for tests: passed, on {@link RUN_COMMIT}, without jobs, with the given changes. */
export function workflowRun(changes: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    id: 77,
    attempt: 1,
    workflow: 'test.yml',
    event: 'push',
    branch: 'main',
    commit: RUN_COMMIT,
    url: 'https://github.com/kairos-io/kairos-init/actions/runs/77',
    conclusion: 'passed',
    createdAt: '2026-11-23T10:30:00Z',
    completedAt: '2026-11-23T11:00:00Z',
    jobs: [],
    unreadableJobs: 0,
    ...changes,
  };
}
