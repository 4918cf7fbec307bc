import { describe, expect, it } from 'vitest';

import { titleOfCell } from '@/lib/matrix/compare/describe-cell';
import { recordedJobs } from '@/lib/matrix/compare/fixture-matrices.fixture';
import type { ComparedCell } from '@/lib/matrix/compare/model';

import { findLapses } from './lapses';
import type { HistoryReading, MatrixHistory } from './model';
import { filterSteps, jobsOfSteps, readSteps } from './read-steps';
import { isSilentDrop } from './silent-drop';

/** The recorded commits of kairos-init's workflow, newest first, with invented subjects. */
const RECORDED = [
  ['2026-07-13-4a52b8724', 'Test generic Hadron again'],
  ['2026-07-07-63225cba1', 'Test rpi4 with Hadron'],
  ['2026-06-23-5660fe056', 'Move rows'],
  ['2026-01-23-53eb8aea2', 'Add boards'],
  ['2025-06-09-f5722ab42', 'Add Trusted Boot'],
  ['2025-06-06-5de211184', 'Move providers'],
  ['2025-03-11-f9c661e0c', 'Add a FIPS image'],
] as const;

const HISTORY: MatrixHistory = {
  commits: RECORDED.map(([id, subject]) => ({
    commit: id.slice(11),
    committedAt: `${id.slice(0, 10)}T12:00:00Z`,
    subject,
  })),
  isWhole: true,
};

const jobsOf = new Map(RECORDED.map(([id]) => [id.slice(11), recordedJobs(id)]));
const readAll = ({ commit }: { readonly commit: string }): HistoryReading => ({
  kind: 'read',
  jobs: jobsOf.get(commit) ?? [],
});

const words = (cells: readonly ComparedCell[]) =>
  cells.map((cell) => Object.values(titleOfCell(cell)).join(' '));
const stepAt = (commit: string, readingOf = readAll) =>
  readSteps(HISTORY, readingOf).find((step) => step.commit.startsWith(commit));

describe('readSteps', () => {
  it('has all cells of the first commit as added', () => {
    const first = readSteps(HISTORY, readAll).at(-1);
    expect(first?.before).toBeNull();
    expect(first?.changes?.every(({ kind }) => kind === 'added')).toBe(true);
  });

  it.each([
    ['the FIPS job that Trusted Boot replaced', 'f5722ab', 'fedora:41 amd64 FIPS'],
    [
      'the generic arm64 Hadron that the board replaced',
      '63225cb',
      'ghcr.io/kairos-io/hadron:main arm64 standard boot',
    ],
  ])('points out %s as dropped silently', (_says, commit, cell) => {
    expect(words(stepAt(commit)?.silent ?? [])).toContain(cell);
  });

  it('does not compare with a commit that is not read yet', () => {
    const step = stepAt('63225cb', (commit) =>
      commit.commit.startsWith('5660fe0') ? { kind: 'pending' } : readAll(commit),
    );
    expect(step).toMatchObject({ before: '5660fe056', changes: null, silent: [] });
  });

  it('compares with the commit before one that cannot be read', () => {
    const step = stepAt('63225cb', (commit) =>
      commit.commit.startsWith('5660fe0')
        ? { kind: 'unreadable', reason: 'It is broken.' }
        : readAll(commit),
    );
    expect(step?.before).toBe('53eb8aea2');
    expect(step?.changes).not.toBeNull();
  });
});

describe('filterSteps', () => {
  it('keeps jobs and changes of the chosen jobs', () => {
    const steps = readSteps(HISTORY, readAll);
    const kept = new Set(jobsOfSteps(steps).filter(({ fips }) => fips));
    const filtered = filterSteps(steps, kept);
    const counts = filtered.map(({ reading }) =>
      reading.kind === 'read' ? reading.jobs.length : null,
    );
    expect(counts).toEqual([1, 1, 1, 0, 0, 1, 1]);
  });
});

describe('findLapses', () => {
  const lapses = findLapses(readSteps(HISTORY, readAll)).map(
    ({ cell, dropped, returned, replacedBy, ...rest }) => ({
      cell: words([cell])[0],
      dropped: dropped.commit,
      returned: returned?.commit ?? null,
      replacedBy: replacedBy === null ? null : words([replacedBy])[0],
      ...rest,
    }),
  );

  it('finds the time without any FIPS job', () => {
    expect(lapses).toContainEqual({
      cell: 'fedora:41 amd64 FIPS',
      dropped: 'f5722ab42',
      returned: '5660fe056',
      replacedBy: null,
      isSilent: true,
      isLastOfFips: true,
    });
  });

  it('finds the days without generic arm64 Hadron', () => {
    expect(lapses).toContainEqual({
      cell: 'ghcr.io/kairos-io/hadron:main arm64 standard boot',
      dropped: '63225cba1',
      returned: '4a52b8724',
      replacedBy: null,
      isSilent: true,
      isLastOfFips: false,
    });
  });

  it('says nothing of a time with a commit that is not read', () => {
    const steps = readSteps(HISTORY, (commit) =>
      commit.commit.startsWith('5660fe0') ? { kind: 'pending' } : readAll(commit),
    );
    const dropped = findLapses(steps).map((lapse) => lapse.dropped.commit);
    expect(dropped).not.toContain('f5722ab42');
  });

  it('ends the time of a cell with another release of the same distribution', () => {
    expect(lapses).toContainEqual({
      cell: 'alpine:3.19 arm64 standard boot',
      dropped: '5de211184',
      returned: '5660fe056',
      replacedBy: 'alpine:3.23 arm64 standard boot',
      isSilent: true,
      isLastOfFips: false,
    });
  });
});

describe('isSilentDrop', () => {
  const step = stepAt('5660fe0');
  const dropped = step?.changes?.find(({ kind, isSilent }) => kind === 'dropped' && !isSilent);
  if (dropped === undefined) throw new Error('The recorded commit drops no cell.');
  const { image } = titleOfCell(dropped);

  it.each([
    ['Tidy up', true],
    ['Remove old rows', false],
    [`Update ${image.split('/').at(-1)}`, false],
  ])('decides for the subject “%s”: %s', (subject, expected) => {
    expect(isSilentDrop(dropped, subject, [])).toBe(expected);
  });

  it('is no drop that another release of the same distribution replaces', () => {
    const [job] = dropped.before;
    if (job === undefined) throw new Error('A dropped cell has jobs.');
    const added: ComparedCell = { ...dropped, kind: 'added', before: [], after: [job] };
    expect(isSilentDrop(dropped, 'Tidy up', [dropped, added])).toBe(false);
    const elsewhere = { ...added, after: [{ ...job, arch: 's390x' }] };
    expect(isSilentDrop(dropped, 'Tidy up', [dropped, elsewhere])).toBe(true);
  });

  it('is never of a cell that was added', () => {
    expect(isSilentDrop({ ...dropped, kind: 'added' }, 'Tidy up', [])).toBe(false);
  });
});
