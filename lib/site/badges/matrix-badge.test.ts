import { describe, expect, it } from 'vitest';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';
import type { Conclusion } from '@/lib/matrix/runs/model';
import { readBaseImage } from '@/lib/names/distributions/read-base-image';
import { readMatrixQuery } from '@/lib/site/url/matrix-query';

import { matrixBadge } from './matrix-badge';

const NOW = '2026-11-27T08:00:00Z';
const FRESH = '2026-11-20T08:00:00Z';
const OLD = '2026-08-19T10:00:00Z';

function job(arch: string, conclusion: Conclusion | null, completedAt: string | null = FRESH) {
  const result =
    conclusion === null ? null : { conclusion, completedAt, url: 'https://x.example', runId: 1 };
  return testedJob({ arch, result });
}

function badgeOf(jobs: readonly TestedJob[], search = '', words: string | null = null) {
  const query = readMatrixQuery(new URLSearchParams(search));
  return matrixBadge({ query, jobs, selected: jobs, words, now: NOW });
}

describe('matrixBadge', () => {
  it.each([
    ['passed this week', job('arm64', 'passed'), 'passed', 'good'],
    ['failed this week', job('arm64', 'failed'), 'failed', 'bad'],
    ['passed long ago', job('arm64', 'passed', OLD), 'passed 3 months ago', 'neutral'],
    ['failed long ago', job('arm64', 'failed', OLD), 'failed 3 months ago', 'neutral'],
    ['has no result', job('arm64', null), 'no result yet', 'neutral'],
    ['was cancelled', job('arm64', 'cancelled'), 'cancelled', 'neutral'],
    ['is running', job('arm64', 'running', null), 'running', 'neutral'],
  ])('says of one combination that it %s', (_, one, message, tone) => {
    expect(badgeOf([one])).toMatchObject({ message, tone });
  });

  it.each([
    ['all passed', ['passed', 'passed'], [FRESH, FRESH], 'all 2 passed', 'good'],
    ['one failed', ['passed', 'failed'], [FRESH, FRESH], '1 of 2 failed', 'bad'],
    ['one has no verdict', ['passed', 'skipped'], [FRESH, FRESH], '1 of 2 passed', 'neutral'],
    [
      'one is old',
      ['passed', 'passed'],
      [FRESH, OLD],
      'all 2 passed, 1 over 30 days old',
      'neutral',
    ],
    [
      'all are old',
      ['passed', 'passed'],
      [OLD, OLD],
      'all 2 passed, all over 30 days old',
      'neutral',
    ],
    [
      'a failure is new and a pass old',
      ['passed', 'failed'],
      [OLD, FRESH],
      '1 of 2 failed, 1 over 30 days old',
      'bad',
    ],
    [
      'a failure is old and a pass new',
      ['passed', 'failed'],
      [FRESH, OLD],
      '1 of 2 failed, 1 over 30 days old',
      'neutral',
    ],
  ] as const)('counts several combinations: %s', (_, states, days, message, tone) => {
    const jobs = states.map((state, at) => job(['amd64', 'arm64'][at] ?? '', state, days[at]));
    expect(badgeOf(jobs)).toMatchObject({ label: 'Kairos tests', message, tone });
  });

  it('is never good on the thirtieth day', () => {
    expect(badgeOf([job('arm64', 'passed', '2026-10-28T08:00:01Z')]).tone).toBe('good');
    expect(badgeOf([job('arm64', 'passed', '2026-10-28T08:00:00Z')]).tone).toBe('neutral');
  });

  it('is of one cell where a cell is open, and names it', () => {
    const [one, other] = [job('amd64', 'failed'), job('arm64', 'passed')];
    expect(badgeOf([one, other], `cell=${other.id}`, 'Ubuntu 24.04')).toMatchObject({
      label: 'Ubuntu 24.04, arm64, standard boot',
      message: 'passed',
    });
  });

  it('says that a place is not tested, and that a selection without jobs is not', () => {
    const jobs = [
      job('amd64', 'passed'),
      testedJob({ arch: 'arm64', baseImage: 'debian:12', distribution: debian() }),
    ];
    expect(badgeOf(jobs, 'gap=arm64 standard boot@ubuntu:24.04')).toMatchObject({
      label: 'Ubuntu 24.04, arm64, standard boot',
      message: 'not tested',
      tone: 'neutral',
    });
    expect(badgeOf([], '', 'riscv64')).toMatchObject({ label: 'riscv64', message: 'not tested' });
  });

  it('shows the newest evidence of a combination, and not what another source superseded', () => {
    const newest = job('arm64', 'failed');
    const superseded = {
      ...job('arm64', 'passed'),
      id: 'older',
      source: 'kairos',
      supersededBy: newest.source,
    };
    expect(badgeOf([newest, superseded]).message).toBe('failed');
    expect(badgeOf([newest, superseded], 'cell=older').message).toBe('failed');
  });

  it('says in the title that the base image is end of life', () => {
    const baseImage = 'ubuntu:20.04';
    const { distribution } = readBaseImage(baseImage);
    const old = { ...job('arm64', 'passed'), baseImage, distribution };
    expect(badgeOf([old]).title).toContain('base image end of life since 31 May 2025');
  });

  it('says which ref it is of', () => {
    expect(badgeOf([job('arm64', 'passed')], 'ref=v0.18.0', 'arm64').label).toBe(
      'arm64 at v0.18.0',
    );
  });
});

function debian() {
  return readBaseImage('debian:12').distribution;
}
