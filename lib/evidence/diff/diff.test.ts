import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import { listFacets } from '@/lib/base/filter/list-facets';
import { EVERYTHING } from '@/lib/base/filter/model';
import { selectRows } from '@/lib/base/filter/select-rows';
import type { Package } from '@/lib/evidence/packages/model';
import { packageOf } from '@/lib/evidence/packages/packages.fixture';

import { CHANGE_FILTER } from './change-filter';
import { compareLists } from './compare-lists';
import { diffPackages } from './diff-packages';

const deb = (name: string, version: string, more: Partial<Package> = {}) =>
  packageOf({ namespace: 'ubuntu', name, version, arch: 'amd64', ...more });
const versionsOf = (type: string, versions: readonly string[]) =>
  versions.map((version) => packageOf({ type, name: 'a', version }));

describe('diffPackages', () => {
  it.each([
    { rule: 'a package only in the second is added', before: [], after: ['1'], kind: 'added' },
    { rule: 'a package only in the first is removed', before: ['1'], after: [], kind: 'removed' },
    { rule: 'a newer version is an upgrade', before: ['1.9'], after: ['1.10'], kind: 'upgraded' },
    {
      rule: 'an older version is a downgrade',
      before: ['1.10'],
      after: ['1.9'],
      kind: 'downgraded',
    },
    { rule: 'a version without order is a change', before: ['x:1'], after: ['2'], kind: 'changed' },
    { rule: 'another spelling is a change', before: ['1.0'], after: ['0:1.0'], kind: 'changed' },
    { rule: 'a version that appears is a change', before: [''], after: ['1'], kind: 'changed' },
    {
      rule: 'only what was lost and gained counts',
      before: ['1', '2'],
      after: ['2', '3'],
      kind: 'upgraded',
    },
    { rule: 'one version less is a change', before: ['1', '2'], after: ['2'], kind: 'changed' },
    { rule: 'one version more is a change', before: ['1'], after: ['1', '2'], kind: 'changed' },
    {
      rule: 'versions on both sides of others are a change',
      before: ['2'],
      after: ['1', '3'],
      kind: 'changed',
    },
    {
      rule: 'several versions that are all newer are an upgrade',
      before: ['1', '2'],
      after: ['3', '4'],
      kind: 'upgraded',
    },
  ])('$rule', ({ before, after, kind }) => {
    const diff = diffPackages(versionsOf('deb', before), versionsOf('deb', after));
    expect(diff.changes).toMatchObject([{ kind, name: 'a', before, after }]);
    expect(diff.counts).toMatchObject({ [kind]: 1 });
    expect(diff.unchanged).toBe(0);
  });

  it.each([
    ['apk', '1.0_rc1', '1.0', 'upgraded'],
    ['rpm', '1.0~rc1-1', '1.0-1', 'upgraded'],
    ['golang', 'v1.0.0', 'v1.0.0-rc.1', 'downgraded'],
    ['golang', '(devel)', 'v1.0.0', 'changed'],
    ['npm', '1.10.0', '1.9.0', 'downgraded'],
    ['hadron', '9.9p1', '9.9p2', 'upgraded'],
    ['maven', '1.0-jre', '1.1-jre', 'changed'],
  ])('follows the rules of %s: %s to %s is %s', (type, before, after, kind) => {
    const diff = diffPackages(versionsOf(type, [before]), versionsOf(type, [after]));
    expect(diff.changes).toMatchObject([{ kind }]);
  });

  it('does not count what is the same, whatever its architecture, licence or source', () => {
    const before = [deb('a', '1'), deb('a', '1', { arch: 'i386' })];
    const after = [deb('a', '1', { licence: 'MIT', source: 'go.mod' })];
    expect(diffPackages(before, after)).toMatchObject({ changes: [], unchanged: 1 });
  });

  it('keeps types and namespaces apart', () => {
    const one = packageOf({ type: 'golang', namespace: 'x/y', name: 'z', version: 'v1' });
    const other = packageOf({ type: 'golang', namespace: 'x', name: 'z', version: 'v1' });
    expect(diffPackages([one], [other]).counts).toMatchObject({ added: 1, removed: 1 });
  });

  it('orders changes by type, namespace and name', () => {
    const after = [packageOf({ type: 'npm', name: 'a' }), deb('b', '1'), deb('a', '1')];
    expect(diffPackages([], after).changes.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'deb a',
      'deb b',
      'npm a',
    ]);
  });

  it('is the mirror of itself in the other direction', () => {
    const one = fc
      .record({
        type: fc.constantFrom('deb', 'maven'),
        name: fc.constantFrom('a', 'b', '__proto__'),
        version: fc.constantFrom('', '1', '2', '1-1', 'x:1'),
      })
      .map((given) => packageOf(given));
    const list = fc.array(one, { maxLength: 6 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const there = diffPackages(before, after);
        const back = diffPackages(after, before);
        expect(there.unchanged).toBe(back.unchanged);
        const { added, removed, upgraded, downgraded, changed } = back.counts;
        expect(there.counts).toEqual({
          added: removed,
          removed: added,
          upgraded: downgraded,
          downgraded: upgraded,
          changed,
        });
        expect(there.changes.map((change) => change.before)).toEqual(
          back.changes.map((change) => change.after),
        );
      }),
    );
  });

  it.each([
    ['50,000 packages', (at: number) => deb(`p${at}`, '1'), (at: number) => deb(`p${at}`, '2')],
    [
      '50,000 versions of one',
      (at: number) => deb('a', `1.${at}`),
      (at: number) => deb('a', `2.${at}`),
    ],
    [
      'versions of 1,000 digits',
      (at: number) => deb(`p${at % 100}`, `${at}${'1'.repeat(1000)}`),
      (at: number) => deb(`p${at % 100}`, `${at}${'2'.repeat(1000)}`),
    ],
  ])('compares %s in linear time', (_what, before, after) => {
    const [one, other] = [before, after].map((make) =>
      Array.from({ length: 50_000 }, (_, at) => make(at)),
    );
    const start = cpuMs();
    const { counts } = diffPackages(one ?? [], other ?? []);
    expect(cpuMs() - start).toBeLessThan(8000);
    expect(counts.upgraded + counts.changed).toBeGreaterThan(0);
  });
});

describe('compareLists', () => {
  const on = (distribution: string, arch: string, version = '1') =>
    packageOf({
      namespace: distribution,
      name: 'a',
      version,
      arch,
      purl: `pkg:deb/${distribution}/a@${version}?arch=${arch}&distro=${distribution}-24.04`,
    });
  const hadron = packageOf({ type: 'hadron', name: 'openssl', version: '3', source: 'hadron' });
  const goModule = packageOf({ type: 'golang', name: 'x', version: 'v1.0.0', source: 'go.mod' });

  it('compares lists of one distribution and architecture', () => {
    const comparison = compareLists([on('ubuntu', 'amd64')], [on('ubuntu', 'x86_64', '2')]);
    expect(comparison).toMatchObject({
      kind: 'like',
      notes: [],
      diff: { counts: { upgraded: 1 } },
    });
  });

  it.each([
    [
      'another distribution',
      [on('ubuntu', 'amd64')],
      [on('debian', 'amd64')],
      'The first list is of ubuntu and the second of debian: nearly every package differs.',
    ],
    [
      'Hadron',
      [on('ubuntu', 'amd64')],
      [hadron],
      'The first list is of ubuntu and the second of hadron: nearly every package differs.',
    ],
    [
      'another architecture',
      [on('ubuntu', 'amd64')],
      [on('ubuntu', 'arm64')],
      'The first list is for amd64 and the second for arm64: many names contain the architecture.',
    ],
    ['nothing in common', [goModule], [deb('a', '1')], 'No source lists packages of both images.'],
  ])('lists no rows beside %s, and says why', (_what, before, after, reason) => {
    const comparison = compareLists(before, after);
    expect(comparison.kind === 'unlike' && comparison.reasons).toContain(reason);
  });

  it('lists the rows all the same where the caller forces it, with the reason as a note', () => {
    const comparison = compareLists([on('ubuntu', 'amd64')], [on('debian', 'amd64')], {
      isForced: true,
    });
    expect(comparison).toMatchObject({ kind: 'like', diff: { counts: { added: 1, removed: 1 } } });
    expect(comparison.notes).toEqual([
      'The first list is of ubuntu and the second of debian: nearly every package differs.',
    ]);
  });

  it('notes another release of the distribution', () => {
    const older = { ...on('ubuntu', 'amd64'), purl: 'pkg:deb/ubuntu/a@1?distro=ubuntu-22.04' };
    expect(compareLists([older], [on('ubuntu', 'amd64')])).toMatchObject({
      kind: 'like',
      notes: ['The distribution changes from ubuntu-22.04 to ubuntu-24.04.'],
    });
  });

  it('notes an unknown distribution', () => {
    expect(compareLists([goModule], [goModule])).toMatchObject({
      kind: 'like',
      notes: [
        'The distribution of the first list is unknown.',
        'The distribution of the second list is unknown.',
      ],
    });
  });

  it('does not compare what a source lists of only one image, and says so', () => {
    const comparison = compareLists(
      [on('ubuntu', 'amd64')],
      [on('ubuntu', 'amd64'), goModule, { ...goModule, name: 'y' }],
    );
    expect(comparison).toMatchObject({
      kind: 'like',
      diff: { changes: [], unchanged: 1 },
      leftOut: [{ source: 'go.mod', side: 'after', count: 2 }],
      notes: ['go.mod lists 2 packages of the second image only, which are not compared.'],
    });
  });

  it('compares two empty lists', () => {
    expect(compareLists([], [])).toMatchObject({ kind: 'like', diff: { changes: [] } });
  });
});

describe('CHANGE_FILTER', () => {
  const { changes } = diffPackages(
    [deb('a', '1'), deb('b', '1'), deb('c', 'x:1')],
    [deb('a', '2'), deb('c', '2'), packageOf({ type: '', name: 'd' })],
  );

  it('filters by kind, type and words', () => {
    const chosen = (key: string, value: string) => ({
      ...EVERYTHING,
      choices: new Map([[key, [value]]]),
    });
    const found = (selection: typeof EVERYTHING) =>
      selectRows(changes, selection, CHANGE_FILTER).map(({ name }) => name);
    expect(found(chosen('kind', 'removed'))).toEqual(['b']);
    expect(found(chosen('type', 'unknown'))).toEqual(['d']);
    expect(found({ ...EVERYTHING, text: 'ubuntu x:1' })).toEqual(['c']);
  });

  it('words the kinds', () => {
    const [kinds] = listFacets(changes, EVERYTHING, CHANGE_FILTER);
    expect(kinds?.options.map(({ label }) => label)).toEqual([
      'added',
      'upgraded',
      'removed',
      'changed in another way',
    ]);
  });
});
