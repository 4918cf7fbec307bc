import { afterEach, describe, expect, it, vi } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { workflowRun } from '@/lib/matrix/runs/workflow-run.fixture';
import { freshness, matrixView } from '@/lib/site/model/matrix-view.fixture';

import { readLiveResults } from './live-results';
import { matrixAnswer } from './matrix-answer';

const JOB = testedJob();
const SHOWN = {
  view: matrixView(),
  jobs: [JOB, testedJob({ arch: 'arm64' })],
  selected: [JOB],
  problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
};

afterEach(() => {
  vi.useRealTimers();
});

describe('matrixAnswer', () => {
  it('keeps upstream’s keys and types, the untrimmed name and the counts', () => {
    expect(matrixAnswer(SHOWN)).toMatchObject({
      schemaVersion: 1,
      total: 2,
      count: 1,
      source: {
        id: 'kairos-init',
        repository: 'kairos-io/kairos-init',
        ref: 'main',
        archived: false,
        movedTo: null,
      },
      run: { id: 77, conclusion: 'passed' },
      jobs: [{ name: `${JOB.title}  `, matrix: { platform: 'amd64', base_image: 'ubuntu:24.04' } }],
      problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
    });
  });

  it('is the same for the same data at any time, so that its ETag is', () => {
    const [first, later] = ['2026-11-23T12:00:00Z', '2026-11-24T13:01:01Z'].map((time) => {
      vi.setSystemTime(time);
      return JSON.stringify(matrixAnswer(structuredClone(SHOWN)));
    });
    expect(later).toBe(first);
  });

  it('is stale when the results are, though the file is live', () => {
    const view = matrixView({ runsFreshness: freshness({ state: 'stale' }) });
    expect(matrixAnswer({ ...SHOWN, view }).freshness.state).toBe('stale');
  });

  describe('read by the page that follows a run', () => {
    const read = (overrides: Parameters<typeof matrixView>[0]) =>
      readLiveResults(
        JSON.parse(JSON.stringify(matrixAnswer({ ...SHOWN, view: matrixView(overrides) }))),
      );

    it('gives the result of each job by its id', () => {
      expect(read({}).results.get(JOB.id)?.conclusion).toBe('passed');
    });

    it.each([
      {
        run: 'a run that is complete',
        runs: { completed: workflowRun(), running: null },
        hasEnded: true,
      },
      { run: 'no run', runs: null, hasEnded: true },
      {
        run: 'a run that goes on',
        runs: {
          completed: null,
          running: workflowRun({ conclusion: 'running', completedAt: null }),
        },
        hasEnded: false,
      },
    ])('has ended with $run: $hasEnded', ({ runs, hasEnded }) => {
      expect(read({ runs }).hasEnded).toBe(hasEnded);
    });
  });
});
