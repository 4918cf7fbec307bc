import { describe, expect, it } from 'vitest';

import type { Facet } from '@/lib/base/filter/model';

import { choiceNotices, withoutNoticed } from './choice-notices';

type Row = { readonly arch: string; readonly board: string | null };

const facets: readonly Facet<Row>[] = [
  { key: 'arch', label: 'Architecture', valuesOf: ({ arch }) => [arch] },
  { key: 'board', label: 'Board', valuesOf: ({ board }) => (board === null ? [] : [board]) },
];

const rows: readonly Row[] = [
  { arch: 'amd64', board: null },
  { arch: 'arm64', board: null },
  { arch: 'amd64', board: null },
];

describe('choiceNotices', () => {
  it('name a value that no row has, and each value that there is once', () => {
    const choices = new Map([['arch', ['s390x']]]);
    const notices = choiceNotices(choices, rows, facets);
    expect(notices).toEqual([
      {
        key: 'arch',
        value: 's390x',
        message: 'No match for arch=s390x. Values in this list: amd64, arm64.',
      },
    ]);
    expect(withoutNoticed(choices, notices).size).toBe(0);
  });

  it('say that no row has any value', () => {
    const [notice] = choiceNotices(new Map([['board', ['rpi4']]]), rows, facets);
    expect(notice?.message).toContain('No entry of this list has a value for it.');
  });

  it('are absent for values that there are', () => {
    const choices = new Map([['arch', ['arm64']]]);
    expect(choiceNotices(choices, rows, facets)).toEqual([]);
    expect(withoutNoticed(choices, [])).toEqual(choices);
  });

  it('are absent where no list is loaded', () => {
    expect(choiceNotices(new Map([['arch', ['s390x']]]), [], facets)).toEqual([]);
  });

  it('cut a long list of values, and say how many are left out', () => {
    const many = Array.from({ length: 23 }, (_, index) => ({ arch: `a${index}`, board: null }));
    const [notice] = choiceNotices(new Map([['arch', ['x']]]), many, facets);
    expect(notice?.message).toMatch(/, a19 and 3 more\.$/);
  });
});
