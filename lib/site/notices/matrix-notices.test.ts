import { describe, expect, it } from 'vitest';

import { NO_RUNS } from '@/lib/matrix/runs/model';
import { workflowRun } from '@/lib/matrix/runs/workflow-run.fixture';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { SourceMatrix } from '@/lib/site/model/source-matrix';
import { freshness, sourceMatrix, NOW } from '@/lib/site/model/source-matrix.fixture';

import { matrixNotices } from './matrix-notices';

const MATCHED = 60;

const notices = (own: Partial<SourceMatrix> = {}, matched = MATCHED) =>
  matrixNotices(sourceMatrix(own), matched, NOW);

const notice = (id: string, own: Partial<SourceMatrix> = {}, matched = MATCHED) =>
  notices(own, matched).find((each) => each.id === id);

describe('matrixNotices', () => {
  it('says nothing of a live matrix that ran today on its own commit', () => {
    expect(notices()).toEqual([]);
  });

  it('gives the date of a snapshot, why it is shown and when the next attempt is', () => {
    const own = freshness({
      state: 'snapshot',
      fetchedAt: '2026-11-01T00:00:00Z',
      checkedAt: null,
      failure: { kind: 'unreachable', code: 'ENOTFOUND' },
      nextAttemptAt: '2026-11-23T12:02:00Z',
    });
    expect(notice('freshness', { freshness: own })?.text).toBe(
      'GitHub has not responded yet. This matrix is the snapshot that ships with this site, from a copy of kairos-init at commit 4a52b87 of 13 Jul 2026, read on 1 Nov 2026. GitHub could not be reached (ENOTFOUND). Next attempt in 2 min.',
    );
  });

  it('says since when and why a matrix is stale', () => {
    const own = freshness({
      state: 'stale',
      failure: { kind: 'rate-limited', resetsAt: '2026-11-23T12:30:00Z' },
      failingSince: '2026-11-23T10:00:00Z',
    });
    const text = notice('freshness', { freshness: own })?.text ?? '';
    expect(text).toContain('since 23 Nov 2026, 10:00 UTC');
    expect(text).toContain('resets at 12:30 UTC');
  });

  it('says that a repository is archived and where its matrix went', () => {
    const repository = {
      fullName: 'kairos-io/kairos-init',
      url: 'https://github.com/kairos-io/kairos-init',
      archived: true,
      defaultBranch: 'main',
    };
    const found = notice('archived', { repository });
    expect(found?.text).toBe(
      'This matrix no longer changes: kairos-io/kairos-init is archived on GitHub.',
    );
    expect(found?.link?.href).toBe('/?source=kairos');
    const filters = { text: '24.04', choices: new Map([['arch', ['arm64']]]) };
    const kept = matrixNotices(sourceMatrix({ repository }), MATCHED, NOW, filters);
    expect(kept.find(({ id }) => id === 'archived')?.link?.href).toBe(
      '/?arch=arm64&q=24.04&source=kairos',
    );
    const [, kairos] = matrixSources;
    expect(kairos).toBeDefined();
    if (kairos !== undefined)
      expect(notice('archived', { repository, source: kairos })?.link).toBeNull();
  });

  it('names the new name of a repository that moved', () => {
    const repository = {
      fullName: 'kairos-io/init',
      url: 'https://github.com/kairos-io/init',
      archived: false,
      defaultBranch: 'main',
    };
    expect(notice('moved', { repository })?.text).toContain('to kairos-io/init');
  });

  it('says that results of 30 days and more are out of date', () => {
    const completed = workflowRun({ completedAt: '2026-08-19T11:00:00Z' });
    expect(notice('quiet', { runs: { ...NO_RUNS, completed } })?.text).toBe(
      'These results are out of date: the last CI run with a result is of 19 Aug 2026, 3 months ago.',
    );
    const recent = workflowRun({ completedAt: '2026-10-25T11:00:00Z' });
    expect(notice('quiet', { runs: { ...NO_RUNS, completed: recent } })).toBeUndefined();
  });

  it('says so too while a newer run is in progress or was cancelled', () => {
    const completed = workflowRun({ completedAt: '2026-08-19T11:00:00Z' });
    const newer = workflowRun({ id: 78, conclusion: 'cancelled' });
    const runs = { ...NO_RUNS, completed, inconclusive: newer };
    expect(notice('quiet', { runs })?.text).toContain('out of date');
  });

  it.each([
    ['cancelled', 'was cancelled'],
    ['skipped', 'was skipped'],
    ['not-started', 'did not start'],
    ['unknown', 'ended without a result'],
  ] as const)(
    'says that the latest run is %s, and whose results are shown',
    (conclusion, ending) => {
      const inconclusive = workflowRun({
        id: 78,
        conclusion,
        createdAt: '2026-11-23T11:30:00Z',
        completedAt: '2026-11-23T11:40:00Z',
      });
      const runs = { ...NO_RUNS, completed: workflowRun(), inconclusive };
      expect(notice('inconclusive', { runs })?.text).toBe(
        `The latest CI run (23 Nov 2026) ${ending}. The results shown are those of the run of 23 Nov 2026.`,
      );
      const alone = notice('inconclusive', { runs: { ...NO_RUNS, inconclusive } })?.text;
      expect(alone).toContain('No earlier run with a result was found.');
    },
  );

  it('says when the run tested another commit; a short commit equals its long form in any case', () => {
    const other = { ...NO_RUNS, completed: workflowRun({ commit: 'ffffffff' }) };
    expect(notice('commit', { runs: other })?.text).toContain('commit fffffff');
    expect(notice('commit', { commit: '4a52b87' })).toBeUndefined();
    expect(notice('commit', { commit: '4A52B87' })).toBeUndefined();
  });

  it('says when jobs follow only from the names in a run', () => {
    const job = {
      id: 'a',
      job: 'build',
      name: 'ubuntu:24.04 (amd64)',
      nameIsEvaluated: true,
      matrix: [],
      origin: { kind: 'run' },
      lines: { start: 0, end: 0 },
      axisLines: [],
      effects: [],
      scope: null,
    } as const;
    const reading = {
      workflowName: null,
      jobs: [{ job: 'build', line: 1, matrix: 'dynamic', jobs: [job] }],
      problems: [],
      excerpt: [],
    } as const;
    expect(notice('by-names', { reading })?.text).toContain('by their names');
  });

  it('distinguishes no run, no response and no match', () => {
    expect(notice('no-run', { runs: null })?.text).toContain('not been loaded yet');
    expect(notice('no-run', { runs: NO_RUNS })?.text).toBe(
      'No CI run of test.yml found for main. The jobs are listed without results.',
    );
    expect(notice('no-match', {}, 0)?.text).toContain('No job of the CI run of test.yml');
  });

  it('counts what has ended of a run in progress', () => {
    const job = {
      id: 1,
      name: 'a',
      url: 'https://github.com/',
      startedAt: null,
      completedAt: null,
    };
    const running = workflowRun({
      conclusion: 'running',
      completedAt: null,
      createdAt: '2026-11-23T11:55:00Z',
      jobs: [
        { ...job, conclusion: 'passed' },
        { ...job, id: 2, conclusion: 'running' },
      ],
    });
    const text = notice('running', { runs: { ...NO_RUNS, running } })?.text;
    expect(text).toBe(
      'CI run in progress, started 5 min ago: 1 of 2 jobs finished. No earlier run with a result was found.',
    );
  });

  it('keeps the last results while a run is in progress', () => {
    const running = workflowRun({ id: 78, conclusion: 'running', completedAt: null });
    const runs = { ...NO_RUNS, completed: workflowRun(), running };
    expect(notice('running', { runs })?.text).toContain(
      'Until a job finishes, its last result is shown, of 23 Nov 2026.',
    );
  });

  it('counts the runs that could not be read', () => {
    const runs = { ...NO_RUNS, completed: workflowRun(), unreadable: 1 };
    expect(notice('unreadable-runs', { runs })?.text).toContain(
      '1 run of GitHub’s list could not be read',
    );
  });

  it('counts the rows of a run that could not be read', () => {
    const completed = workflowRun({ unreadableJobs: 2 });
    const text = notice('unreadable', { runs: { ...NO_RUNS, completed } })?.text;
    expect(text).toContain('2 jobs of the CI run could not be read');
  });

  it('words a failure to read the results', () => {
    const text = notice('runs-failure', {
      runs: null,
      runsFailure: { kind: 'unavailable', status: 502 },
    })?.text;
    expect(text).toContain('GitHub responded with an error (502). No CI results are shown.');
  });
});
