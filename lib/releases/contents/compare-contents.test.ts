import { describe, expect, it } from 'vitest';

import { compareContents } from './compare-contents';

const of = (program: string, ...versions: readonly string[]) =>
  ({ program, versions, basis: 'pinned', source: null }) as const;

describe('compareContents', () => {
  it('has a row for each program of either release, and says which changed', () => {
    const before = [of('immucore', 'v1'), of('yip', 'v1'), of('gone', 'v3')];
    const after = [of('hadron', 'v2'), of('immucore', 'v1'), of('yip', 'v2')];
    expect(compareContents(before, after)).toEqual([
      { program: 'hadron', from: [], to: ['v2'], isChanged: true },
      { program: 'immucore', from: ['v1'], to: ['v1'], isChanged: false },
      { program: 'yip', from: ['v1'], to: ['v2'], isChanged: true },
      { program: 'gone', from: ['v3'], to: [], isChanged: true },
    ]);
  });

  it('compares several versions of Kubernetes as a whole', () => {
    const [row] = compareContents([of('k3s', 'v1.35', 'v1.34')], [of('k3s', 'v1.36', 'v1.35')]);
    expect(row).toMatchObject({
      from: ['v1.35', 'v1.34'],
      to: ['v1.36', 'v1.35'],
      isChanged: true,
    });
  });
});
