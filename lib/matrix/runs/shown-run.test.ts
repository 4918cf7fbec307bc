import { describe, expect, it } from 'vitest';

import type { WorkflowRun } from './model';
import { shownRun } from './shown-run';

const run = (id: number): WorkflowRun => ({
  id,
  attempt: 1,
  workflow: 'test.yml',
  event: 'push',
  branch: 'main',
  commit: 'abc',
  url: 'https://github.com/',
  conclusion: 'passed',
  createdAt: '2026-01-01T00:00:00Z',
  completedAt: null,
  jobs: [],
  unreadableJobs: 0,
});

describe('shownRun', () => {
  it('is the run in progress, else the latest completed one', () => {
    expect(shownRun({ running: run(2), completed: run(1) })?.id).toBe(2);
    expect(shownRun({ running: null, completed: run(1) })?.id).toBe(1);
    expect(shownRun({ running: null, completed: null })).toBeNull();
  });
});
