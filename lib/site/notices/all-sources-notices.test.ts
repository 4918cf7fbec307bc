import { describe, expect, it } from 'vitest';

import { markSuperseded } from '@/lib/matrix/grid/newest-evidence';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import { NO_RUNS } from '@/lib/matrix/runs/model';
import { workflowRun } from '@/lib/matrix/runs/workflow-run.fixture';
import { findMatrixSource, matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { SourceMatrix, UpstreamRefusal } from '@/lib/site/model/source-matrix';
import { NOW, sourceMatrix } from '@/lib/site/model/source-matrix.fixture';

import { allSourcesNotices } from './all-sources-notices';

const KAIROS = findMatrixSource('kairos') ?? matrixSources[0];
const ofKairos = (own: Partial<SourceMatrix> = {}) =>
  sourceMatrix({ source: KAIROS, repository: null, ...own });
const today = ofKairos();
const archived = sourceMatrix({
  repository: {
    fullName: 'kairos-io/kairos-init',
    url: 'https://github.com/kairos-io/kairos-init',
    archived: true,
    defaultBranch: 'main',
  },
  runs: { ...NO_RUNS, completed: workflowRun({ completedAt: '2026-08-16T11:00:00Z' }) },
});

const JOBS = markSuperseded([
  testedJob({ id: 'today', source: 'kairos' }),
  testedJob({ id: 'same' }),
  testedJob({ id: 'only', trustedBoot: true }),
]);

function notices(
  matrices: readonly SourceMatrix[] = [today, archived],
  jobs = JOBS,
  missing: readonly UpstreamRefusal[] = [],
) {
  const sources = matrices.map((matrix) => ({ matrix, matched: jobs.length }));
  const filters = { text: '', choices: new Map([['arch', ['arm64']]]) };
  return allSourcesNotices({ sources, missing, jobs }, NOW, filters);
}

describe('allSourcesNotices', () => {
  it('says once on how much a replaced source has the latest evidence, and how old that is', () => {
    expect(notices()).toEqual([
      {
        id: 'kairos-init-replaced',
        tone: 'info',
        text: 'For 1 of 2 combinations the latest evidence is from kairos-init (archived). Its last CI run with a result was on 16 Aug 2026, 3 months ago.',
        link: { href: '/?arch=arm64&source=kairos-init', text: 'Only kairos-init' },
      },
    ]);
  });

  it('says nothing of a replaced source that has the latest evidence on nothing', () => {
    expect(notices([today, archived], JOBS.slice(0, 2))).toEqual([]);
  });

  it('says which source a notice is about', () => {
    const failing = ofKairos({
      runs: null,
      runsFailure: { kind: 'unavailable', status: 502 },
    });
    const [first] = notices([failing, archived]);
    expect(first?.id).toBe('kairos-runs-failure');
    expect(first?.text).toMatch(/^kairos: CI results could not be refreshed\./);
  });

  it('keeps what says more of a replaced source than its age', () => {
    const texts = notices([today, { ...archived, runs: null }]).map(({ text }) => text);
    expect(texts).toContain('kairos-init: CI results have not been loaded yet.');
    expect(texts.at(-1)).toContain('No CI run was found there.');
  });

  it('says that a source could not be loaded, first', () => {
    const refusal: UpstreamRefusal = {
      kind: 'upstream',
      source: matrixSources[0],
      ref: 'main',
      failure: { kind: 'timeout', afterMs: 2500 },
      nextAttemptAt: null,
    };
    const [first] = notices([today], JOBS.slice(0, 1), [refusal]);
    expect(first?.text).toMatch(/^kairos-init is missing here\./);
    expect(first?.tone).toBe('warning');
  });
});
