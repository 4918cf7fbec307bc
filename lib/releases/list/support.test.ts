import { describe, expect, it } from 'vitest';

import { readVersion } from '@/lib/names/versions/read-version';

import { decideSupport, describeSupport, findLatest } from './support';

const release = (tag: string, publishedAt = '2026-01-01T00:00:00Z') => ({
  tag,
  publishedAt,
  version: readVersion(tag, { legacyC3os: true }),
});

const support = (tags: readonly string[], isArchived = false) =>
  decideSupport(
    tags.map((tag) => release(tag)),
    { isArchived, movedTo: null, rule: 'newest-line' },
  );

const worded = (tags: readonly string[], isArchived = false) =>
  [...support(tags, isArchived).statusByTag].map(([tag, status]) => [tag, describeSupport(status)]);

describe('decideSupport', () => {
  it('supports only the latest patch of the latest line', () => {
    expect(worded(['v4.1.2', 'v4.2.1', 'v4.2.0', 'v4.2.0-rc1', 'v3.5.10'])).toEqual([
      ['v4.1.2', 'end of life'],
      ['v4.2.1', 'supported'],
      ['v4.2.0', 'superseded by v4.2.1'],
      ['v4.2.0-rc1', 'superseded by v4.2.1'],
      ['v3.5.10', 'end of life'],
    ]);
  });

  it('calls what is newer than the latest a prerelease', () => {
    expect(worded(['v4.3.0-rc1', 'v4.2.1-rc1', 'v4.2.0'])).toEqual([
      ['v4.3.0-rc1', 'pre-release'],
      ['v4.2.1-rc1', 'pre-release'],
      ['v4.2.0', 'supported'],
    ]);
  });

  it('never supports c3os or a bare name', () => {
    expect(worded(['v1.24.3-56', 'nightly', 'v0.57.0'])).toEqual([
      ['v1.24.3-56', 'end of life'],
      ['nightly', 'not a version tag'],
      ['v0.57.0', 'supported'],
    ]);
    expect(worded(['v1.24.3-56'])).toEqual([['v1.24.3-56', 'end of life']]);
  });

  it('lists the lines from new to old with their newest final release', () => {
    expect(support(['v4.2.0', 'v4.3.0-rc1', 'v4.1.0', 'v4.1.2', 'v4.1.1']).lines).toEqual([
      { line: '4.3', state: 'prerelease', newest: null },
      { line: '4.2', state: 'supported', newest: 'v4.2.0' },
      { line: '4.1', state: 'end-of-life', newest: 'v4.1.2' },
    ]);
  });

  it('archives everything of an archived component, and still has its latest', () => {
    expect(worded(['v0.20.4', 'v0.20.3'], true)).toEqual([
      ['v0.20.4', 'archived'],
      ['v0.20.3', 'archived'],
    ]);
    expect(support(['v0.20.3', 'v0.20.4'], true)).toMatchObject({
      latest: 'v0.20.4',
      lines: [{ line: '0.20', state: 'archived', newest: 'v0.20.4' }],
    });
  });

  it('says where the code of an archived component moved to', () => {
    const { statusByTag } = decideSupport([release('v2.31.4')], {
      isArchived: true,
      movedTo: 'kairos',
      rule: 'unstated',
    });
    expect([...statusByTag.values()].map(describeSupport)).toEqual(['moved to kairos']);
  });

  it('calls nothing final that upstream marks as a prerelease', () => {
    const marked = { ...release('v4.3.1'), isMarkedPrerelease: true };
    const { latest, statusByTag } = decideSupport([marked, release('v4.3.0')], {
      isArchived: false,
      movedTo: null,
      rule: 'newest-line',
    });
    expect(latest).toBe('v4.3.0');
    expect(statusByTag.get('v4.3.1')).toEqual({ state: 'prerelease' });
  });

  it('promises nothing where upstream states no policy', () => {
    const { statusByTag, lines } = decideSupport(
      ['v0.26.2', 'v0.26.1', 'v0.25.0'].map((tag) => release(tag)),
      { isArchived: false, movedTo: null, rule: 'unstated' },
    );
    expect([...statusByTag.values()].map(describeSupport)).toEqual([
      'latest',
      'superseded by v0.26.2',
      'superseded by v0.26.2',
    ]);
    expect(lines.map(({ state }) => state)).toEqual(['latest', 'older']);
  });

  it('has no latest where nothing is final', () => {
    expect(support(['v0.1.0-rc1'])).toMatchObject({
      latest: null,
      lines: [{ line: '0.1', state: 'prerelease', newest: null }],
    });
    expect(support([])).toEqual({ latest: null, lines: [], statusByTag: new Map() });
  });
});

describe('findLatest', () => {
  it('goes by version and not by date', () => {
    const later = release('v3.5.10', '2025-11-28T00:00:00Z');
    const earlier = release('v3.6.0', '2025-11-18T00:00:00Z');
    expect(findLatest([later, earlier])?.tag).toBe('v3.6.0');
  });
});
