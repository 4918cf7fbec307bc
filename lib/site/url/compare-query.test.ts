import { describe, expect, it } from 'vitest';

import { formatCompareQuery, readCompareQuery } from './compare-query';

const settle = (text: string) =>
  formatCompareQuery(readCompareQuery(new URLSearchParams(text)).query).toString();

describe('the URL of a comparison', () => {
  it.each([
    ['keeps both sides in one order', 'to=b&from=a', 'from=a&to=b'],
    [
      'leaves out a second source that is the first',
      'source=kairos&toSource=kairos',
      'source=kairos',
    ],
    ['keeps another second source', 'toSource=kairos&from=a', 'from=a&toSource=kairos'],
    ['leaves out empty fields', 'from=&to=+&q=', ''],
    [
      'keeps the filters of the grid',
      'arch=arm64&from=a&board=rpi4',
      'from=a&arch=arm64&model=rpi4',
    ],
    [
      'takes kinds in any case, as a list or repeated',
      'change=Added,dropped&change=same',
      'change=dropped&change=added&change=same',
    ],
  ])('%s', (_says, text, expected) => {
    expect(settle(text)).toBe(expected);
    expect(settle(expected)).toBe(expected);
  });

  it('says which kinds of change there are where one does not exist', () => {
    const { notices, query } = readCompareQuery(new URLSearchParams('change=lost,added'));
    expect(query.changes).toEqual(['added']);
    expect(notices).toEqual([
      {
        key: 'change',
        value: 'lost',
        message: 'Ignored change=lost. Valid values: dropped, added, changed and same.',
      },
    ]);
  });
});
