import { describe, expect, it } from 'vitest';

import { readVersion } from '@/lib/names/versions/read-version';

import { measureCadence, tabulateCadence } from './cadence';
import { levelOf } from './release-level';
import { MIXED, readReleases, releaseOf } from './releases.fixture';

const PROMISE = { text: '', source: '' };

const NOW = new Date('2026-03-01T12:00:00Z');

const { entries } = readReleases([
  releaseOf('v1.24.3', '2023-01-01'),
  releaseOf('v2.0.0', '2024-01-01'),
  releaseOf('v2.0.1', '2024-01-05'),
  releaseOf('v2.1.0-rc1', '2024-01-08'),
  releaseOf('v2.1.0', '2024-01-11'),
  releaseOf('v2.2.0', '2026-01-30'),
  releaseOf('v2.2.1', '2026-02-01'),
  releaseOf('edge', '2026-02-02'),
]);

describe('measureCadence', () => {
  it('measures the gaps between final releases, and between lines', () => {
    const cadence = measureCadence(entries, NOW);
    expect(cadence?.points.map(({ tag, gapDays }) => [tag, gapDays])).toEqual([
      ['v2.0.0', null],
      ['v2.0.1', 4],
      ['v2.1.0', 6],
      ['v2.2.0', 750],
      ['v2.2.1', 2],
    ]);
    expect(cadence).toMatchObject({
      all: { days: 5, count: 4 },
      lastYear: { days: 376, count: 2 },
      lines: { days: 380, count: 2 },
      linesLastYear: { days: 750, count: 1 },
    });
  });

  it('has nothing to measure in one release, or in none', () => {
    expect(measureCadence([], NOW)).toBeNull();
    expect(
      measureCadence(readReleases([releaseOf('v1.0.0', '2024-01-01')]).entries, NOW),
    ).toBeNull();
  });

  it.each([
    [['2024-01-01', '2024-01-08'], { days: 7, count: 1 }],
    [['2024-01-01', '2024-01-02', '2024-01-12'], { days: 5.5, count: 2 }],
    [['2024-01-01', '2024-01-02', '2024-01-05', '2024-02-04'], { days: 3, count: 3 }],
    [['2024-02-04', '2024-01-01', '2024-01-05', '2024-01-02', '2024-01-02'], { days: 2, count: 4 }],
  ])('takes the middle of the gaps, or between the two in the middle: %o', (days, all) => {
    const releases = days.map((day, index) => releaseOf(`v1.0.${index + 1}`, day));
    expect(measureCadence(readReleases(releases).entries, NOW)).toMatchObject({
      all,
      lastYear: null,
      lines: null,
      linesLastYear: null,
    });
  });

  it('measures by date, where an older line was released later', () => {
    const { entries: late } = readReleases(MIXED.filter(({ tag }) => tag.startsWith('v3')));
    expect(measureCadence(late, NOW)?.points.map(({ tag, gapDays }) => [tag, gapDays])).toEqual([
      ['v3.6.0', null],
      ['v3.5.10', 19],
    ]);
  });

  it('leaves out a release whose day is unknown', () => {
    const undated = readReleases([
      releaseOf('v1.0.0', '2024-01-01'),
      releaseOf('v1.0.1', '', { publishedAt: '' }),
    ]);
    expect(measureCadence(undated.entries, NOW)).toBeNull();
  });
});

describe('tabulateCadence', () => {
  const cadence = measureCadence(entries, NOW);
  if (cadence === null) throw new Error('There is a cadence.');

  it('has what was measured with what is promised', () => {
    expect(tabulateCadence(cadence, { ...PROMISE, patchDays: 7, minorDays: 30 })).toEqual([
      {
        name: 'All releases',
        ever: '5 days (4 intervals)',
        lastYear: '376 days (2 intervals)',
        policy: '7 days',
      },
      {
        name: 'Minors and majors',
        ever: '380 days (2 intervals)',
        lastYear: '750 days (1 interval)',
        policy: '30 days',
      },
    ]);
  });

  it('has no row for what was never measured, and none for the last year where there is none', () => {
    expect(tabulateCadence({ ...cadence, lines: null, lastYear: null }, null)).toEqual([
      { name: 'All releases', ever: '5 days (4 intervals)', lastYear: 'none', policy: '–' },
    ]);
  });
});

describe('levelOf', () => {
  it.each([
    ['v4.0.0', 'major'],
    ['v4.2.0', 'minor'],
    ['v4.2.1', 'patch'],
    ['v4.0.1', 'patch'],
    ['edge', null],
    ['v1.24.3-56', null],
  ])('of %s is %s', (tag, level) => {
    expect(levelOf(readVersion(tag, { legacyC3os: true }))).toBe(level);
  });
});
