import { describe, expect, it } from 'vitest';

import type { ReleaseListing } from '@/lib/releases/existence/model';
import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { componentNotes, unknownWords } from './component-notes';
import type { ProgramChange } from './model';
import { programChanges } from './program-changes';

const AGENT = 'kairos-agent';

const RELEASES = [
  ['v2.27.0', '2026-10-01'],
  ['v2.26.0', '2026-03-01'],
  ['v2.26.0-rc1', '2026-02-20'],
  ['v2.25.1', '2026-02-01'],
  ['v2.25.0', '2026-01-01'],
  ['v2.24.10', '2025-11-18'],
] as const;

const { component, entries } = readReleases(
  RELEASES.map(([tag, day]) => releaseOf(tag, day)),
  AGENT,
);

const [NEWER] = readReleases([releaseOf('v4.3.0', '2026-09-08')]).entries;

function listing(own: Partial<ReleaseListing> = {}): ReleaseListing {
  return {
    component,
    entries,
    removed: [],
    coverage: 'complete',
    isStale: false,
    seenNames: new Map(),
    ...own,
  };
}

function notesOf(change: ProgramChange, own: Partial<ReleaseListing> | null = {}) {
  if (NEWER === undefined) throw new Error('There is no release.');
  const listings = new Map(own === null ? [] : [[AGENT, listing(own)]]);
  const [notes] = componentNotes([change], { listings, newer: NEWER });
  return notes;
}

function changeOf(program: string, from: readonly string[], to: readonly string[]): ProgramChange {
  const contained = (versions: readonly string[]) =>
    versions.length === 0 ? [] : [{ program, versions, basis: 'pinned', source: null } as const];
  const [change] = programChanges(contained(from), contained(to));
  if (change === undefined) throw new Error('Nothing changes.');
  return change;
}

const tagsOf = (notes: ReturnType<typeof notesOf>) =>
  notes?.releases.map(({ release }) => release.tag);

describe('componentNotes', () => {
  it.each([
    [
      'after the older up to the newer version',
      'v2.24.10',
      'v2.26.0',
      ['v2.26.0', 'v2.25.1', 'v2.25.0'],
    ],
    ['that an older target undoes', 'v2.25.1', 'v2.24.10', ['v2.25.1', 'v2.25.0']],
    ['before the programs had the version of Kairos', 'v2.25.0', 'v4.3.0', ['v2.26.0', 'v2.25.1']],
    ['up to a prerelease', 'v2.25.1', 'v2.26.0-rc1', ['v2.26.0-rc1']],
  ])('has the releases %s', (_which, from, to, tags) => {
    const notes = notesOf(changeOf(AGENT, [from], [to]));
    expect(tagsOf(notes)).toEqual(tags);
    expect(notes?.unknown).toBeNull();
  });

  it.each([
    ['without a list', changeOf(AGENT, ['v2.25.0'], ['v2.26.0']), null, 'not-read'],
    [
      'with only tags',
      changeOf(AGENT, ['v2.25.0'], ['v2.26.0']),
      { coverage: 'snapshot' },
      'not-read',
    ],
    ['without a version on one side', changeOf(AGENT, ['v2.25.0'], []), {}, 'no-version'],
    [
      'with several versions',
      changeOf(AGENT, ['v2.25.0', 'v2.25.1'], ['v2.26.0']),
      {},
      'several-versions',
    ],
    ['of no component', changeOf('edgevpn', ['v1.0.0'], ['v1.1.0']), {}, 'no-list'],
  ] as const)('says why notes are unknown %s', (_which, change, own, unknown) => {
    const notes = notesOf(change, own);
    expect(notes).toMatchObject({ unknown, releases: [] });
    expect(notes && unknownWords(notes)).toMatch(/\w/);
  });

  it('has what is known of a list that is not read to its end, and says so', () => {
    const change = changeOf(AGENT, ['v2.24.10'], ['v2.26.0']);
    const partial = { coverage: 'partial', entries: entries.slice(0, 2) } as const;
    const notes = notesOf(change, partial);
    expect([tagsOf(notes), notes?.unknown]).toEqual([['v2.26.0'], 'not-read-to-end']);
    expect(notesOf(change, { coverage: 'partial' })?.unknown).toBeNull();
  });

  it('leaves out what does not change', () => {
    expect(notesOf(changeOf(AGENT, ['v2.25.0'], ['v2.25.0']))).toBeUndefined();
  });
});
