import { recordedJobs } from '@/lib/matrix/compare/fixture-matrices.fixture';
import { findLapses } from '@/lib/matrix/history/lapses';
import type { HistoryReading, MatrixHistory } from '@/lib/matrix/history/model';
import { readSteps } from '@/lib/matrix/history/read-steps';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

import type { LoadedHistory } from './matrix-history-page';

/** Recorded commits of kairos-init, newest first; that of June has not been read. */
const HISTORY: MatrixHistory = {
  commits: [
    ['4a52b8724', '2026-07-13', 'Test generic Hadron again'],
    ['63225cba1', '2026-07-07', 'Add a <board> & more'],
    ['5660fe056', '2026-06-23', 'Move rows'],
    ['53eb8aea2', '2026-01-23', 'Add boards'],
    ['f5722ab42', '2025-06-09', 'Add Trusted Boot'],
    ['5de211184', '2025-06-06', 'Move providers'],
  ].map(([commit = '', day = '', subject = '']) => ({
    commit,
    committedAt: `${day}T12:00:00Z`,
    subject,
  })),
  isWhole: true,
};

/** A history as far as it was read: with all of its commits, or without that of June. */
export function loadedHistory({ isAllRead }: { readonly isAllRead: boolean }): LoadedHistory {
  const steps = readSteps(HISTORY, ({ commit, committedAt }): HistoryReading =>
    commit === '5660fe056' && !isAllRead
      ? { kind: 'pending' }
      : { kind: 'read', jobs: recordedJobs(`${committedAt?.slice(0, 10)}-${commit}`) },
  );
  return {
    source: matrixSources[0],
    repositoryUrl: 'https://github.com/kairos-io/kairos-init',
    isWhole: true,
    done: isAllRead ? 6 : 5,
    steps,
    lapses: findLapses(steps),
    facets: [],
    checkedAt: '2026-11-27T12:00:00Z',
  };
}
