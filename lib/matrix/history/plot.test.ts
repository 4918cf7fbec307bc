import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import type { HistoryStep } from './model';
import { plotOf } from './plot';

const NOW = '2026-01-01T00:00:00Z';

function step(committedAt: string | null, jobs: number | null): HistoryStep {
  return {
    commit: String(committedAt),
    committedAt,
    subject: 'A change',
    reading:
      jobs === null
        ? { kind: 'pending' }
        : { kind: 'read', jobs: Array.from({ length: jobs }, () => testedJob({})) },
    before: null,
    changes: null,
    silent: [],
  };
}

describe('plotOf', () => {
  it('is not there for fewer than two commits', () => {
    expect(plotOf([step('2025-01-01T00:00:00Z', 5), step('2024-01-01T00:00:00Z', null)], NOW)).toBe(
      null,
    );
  });

  it('places commits in time until now, and jobs below a round number', () => {
    const plot = plotOf([step('2025-07-02T12:00:00Z', 58), step('2025-01-01T00:00:00Z', 5)], NOW);
    expect(plot?.top).toBe(60);
    expect(plot?.points.map(({ x, jobs }) => [x, jobs])).toEqual([
      [0, 5],
      [0.5, 58],
    ]);
  });

  it('joins no points with a commit between them that is not read', () => {
    const steps = [
      step('2025-07-01T00:00:00Z', 6),
      step('2025-06-01T00:00:00Z', null),
      step('2025-02-01T00:00:00Z', 5),
      step('2025-01-01T00:00:00Z', 5),
    ];
    expect(plotOf(steps, NOW)?.points.map(({ isJoined }) => isJoined)).toEqual([true, true, false]);
  });

  it('labels the starts of years only where they have room', () => {
    const plot = plotOf([step('2024-12-01T00:00:00Z', 1), step('2024-02-01T00:00:00Z', 1)], NOW);
    expect(plot?.days.map(({ day }) => day.slice(0, 10))).toEqual([
      '2024-02-01',
      '2025-01-01',
      '2026-01-01',
    ]);
    const short = plotOf([step('2025-12-30T00:00:00Z', 1), step('2025-12-01T00:00:00Z', 1)], NOW);
    expect(short?.days).toHaveLength(2);
  });
});
