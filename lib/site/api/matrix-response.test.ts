import { afterEach, describe, expect, it, vi } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { NO_RUNS } from '@/lib/matrix/runs/model';
import { workflowRun } from '@/lib/matrix/runs/workflow-run.fixture';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { freshness, sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { readLiveResults } from './live-results';
import { allMatricesResponse, matrixResponse } from './matrix-response';

const JOB = testedJob();
const SHOWN = {
  matrix: sourceMatrix(),
  jobs: [JOB, testedJob({ arch: 'arm64' })],
  selected: [JOB],
  problems: [{ message: 'An axis is empty.', line: 3, column: 7 }],
  queryNotices: [{ key: 'arch', value: 'sparc', message: 'No job has it.' }],
  now: '2026-11-27T08:00:00Z',
};

afterEach(() => {
  vi.useRealTimers();
});

const ALL = {
  sources: [
    { matrix: sourceMatrix(), problems: [] },
    {
      matrix: sourceMatrix({ freshness: freshness({ checkedAt: '2026-11-23T09:00:00Z' }) }),
      problems: SHOWN.problems,
    },
  ],
  missing: [],
  jobs: [JOB, { ...JOB, id: 'older', supersededBy: 'kairos' }],
  selected: [JOB],
  queryNotices: [],
  now: '2026-11-27T08:00:00Z',
};

function ofBase(baseImage: string) {
  return { baseImage, distribution: readBaseImage(baseImage).distribution };
}

describe('allMatricesResponse', () => {
  it('has each matrix with its own age and problems, and counts jobs and combinations', () => {
    expect(allMatricesResponse(ALL)).toMatchObject({
      generatedAt: '2026-11-23T09:00:00Z',
      sources: [{ problems: [] }, { problems: SHOWN.problems }],
      total: 2,
      count: 1,
      combinations: { total: 1, count: 1 },
      jobs: [{ id: JOB.id, source: 'kairos-init', supersededBy: null }],
    });
  });

  it('is followed until no run of any source is in progress', () => {
    const read = (all: typeof ALL) =>
      readLiveResults(JSON.parse(JSON.stringify(allMatricesResponse(all))));
    expect(read(ALL).hasEnded).toBe(true);
    expect(read(ALL).results.get(JOB.id)).toEqual({ result: JOB.result, newerResult: null });
    const running = workflowRun({ conclusion: 'running', completedAt: null });
    const going = sourceMatrix({ runs: { ...NO_RUNS, running } });
    const sources = [
      { matrix: sourceMatrix(), problems: [] },
      { matrix: going, problems: [] },
    ];
    expect(read({ ...ALL, sources }).hasEnded).toBe(false);
  });

  it('is the same for the same data at any time, so that its ETag is', () => {
    const [first, later] = ['2026-11-23T12:00:00Z', '2026-11-24T13:01:01Z'].map((time) => {
      vi.setSystemTime(time);
      return JSON.stringify(allMatricesResponse(structuredClone(ALL)));
    });
    expect(later).toBe(first);
  });
});

describe('matrixResponse', () => {
  it('keeps upstream’s keys and types, the untrimmed name and the counts', () => {
    expect(matrixResponse(SHOWN)).toMatchObject({
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
      ignored: [{ key: 'arch', value: 'sparc' }],
    });
  });

  it('says until or since when the base image of a job is maintained, with the source', () => {
    const { jobs } = matrixResponse({
      ...SHOWN,
      selected: [JOB, { ...JOB, ...ofBase('ubuntu:20.04') }, { ...JOB, ...ofBase('own/thing:1') }],
    });
    expect(jobs.map(({ baseMaintenance }) => baseMaintenance)).toEqual([
      {
        state: 'maintained',
        words: 'standard support until 31 May 2029',
        endsOn: '2029-05-31',
        source: 'https://wiki.ubuntu.com/Releases',
        readOn: '2026-11-27',
      },
      {
        state: 'end-of-life',
        words: 'end of life since 31 May 2025',
        endsOn: '2025-05-31',
        source: 'https://wiki.ubuntu.com/Releases',
        readOn: '2026-11-27',
      },
      {
        state: 'unknown',
        words: 'End of life unknown. The table has no dates for own/thing.',
        endsOn: null,
        source: null,
        readOn: '2026-11-27',
      },
    ]);
  });

  it('is the same for the same data at any time, so that its ETag is', () => {
    const [first, later] = ['2026-11-23T12:00:00Z', '2026-11-24T13:01:01Z'].map((time) => {
      vi.setSystemTime(time);
      return JSON.stringify(matrixResponse(structuredClone(SHOWN)));
    });
    expect(later).toBe(first);
  });

  it('is stale when the results are, though the file is live', () => {
    const matrix = sourceMatrix({ runsFreshness: freshness({ state: 'stale' }) });
    expect(matrixResponse({ ...SHOWN, matrix }).freshness.state).toBe('stale');
  });

  describe('read by the page that follows a run', () => {
    const read = (overrides: Parameters<typeof sourceMatrix>[0]) =>
      readLiveResults(
        JSON.parse(JSON.stringify(matrixResponse({ ...SHOWN, matrix: sourceMatrix(overrides) }))),
      );

    it('gives the result of each job by its id', () => {
      expect(read({}).results.get(JOB.id)).toEqual({ result: JOB.result, newerResult: null });
    });

    it.each([
      {
        run: 'a run that is complete',
        runs: { ...NO_RUNS, completed: workflowRun() },
        hasEnded: true,
      },
      { run: 'no run', runs: null, hasEnded: true },
      {
        run: 'a run that goes on',
        runs: {
          ...NO_RUNS,
          running: workflowRun({ conclusion: 'running', completedAt: null }),
        },
        hasEnded: false,
      },
    ])('has ended with $run: $hasEnded', ({ runs, hasEnded }) => {
      expect(read({ runs }).hasEnded).toBe(hasEnded);
    });
  });

  it('has the run of the verdicts, and the newer one that is followed', () => {
    const running = workflowRun({ id: 78, conclusion: 'running', completedAt: null });
    const matrix = sourceMatrix({ runs: { ...NO_RUNS, completed: workflowRun(), running } });
    const response = matrixResponse({ ...SHOWN, matrix });
    expect(response).toMatchObject({ run: { id: 77 }, newerRun: { id: 78 } });
    expect(readLiveResults(JSON.parse(JSON.stringify(response))).hasEnded).toBe(false);
  });

  it('counts the runs that could not be read', () => {
    const runs = { ...NO_RUNS, completed: workflowRun(), unreadable: 2 };
    const { freshness: read } = matrixResponse({ ...SHOWN, matrix: sourceMatrix({ runs }) });
    expect(read.results?.unreadableRuns).toBe(2);
  });
});
