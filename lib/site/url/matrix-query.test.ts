import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { formatMatrixQuery, readMatrixQuery, settleMatrixQuery } from './matrix-query';
import { toSearchParams } from './raw-search-params';

const JOBS = [testedJob(), testedJob({ arch: 'arm64', model: 'rpi4' })];

const settle = (address: string) =>
  settleMatrixQuery(readMatrixQuery(new URLSearchParams(address)), JOBS);

describe('readMatrixQuery and formatMatrixQuery', () => {
  it('come back to the same address for any view', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() === text && text !== '');
    const view = fc.record({
      source: fc.option(word),
      ref: fc.option(word),
      cell: fc.option(word),
      text: fc.oneof(fc.constant(''), word),
      choices: fc
        .dictionary(
          fc.constantFrom('arch', 'model', 'result', 'x.kernel'),
          fc.uniqueArray(word, { minLength: 1 }),
        )
        .map((object) => new Map(Object.entries(object))),
    });
    fc.assert(
      fc.property(view, (query) => {
        const address = formatMatrixQuery(query).toString();
        const again = formatMatrixQuery(readMatrixQuery(new URLSearchParams(address))).toString();
        expect(again).toBe(address);
      }),
    );
  });

  it('writes equal views equally, whatever the order in which they were chosen', () => {
    const one = readMatrixQuery(new URLSearchParams('model=rpi4&arch=b&arch=a'));
    const two = readMatrixQuery(new URLSearchParams('arch=a&arch=b&model=rpi4'));
    expect(formatMatrixQuery(one).toString()).toBe(formatMatrixQuery(two).toString());
    expect(formatMatrixQuery(one).toString()).toBe('arch=a&arch=b&model=rpi4');
  });

  it('ignores keys it does not know and empty values', () => {
    expect(
      formatMatrixQuery(readMatrixQuery(new URLSearchParams('utm=1&q=&arch='))).toString(),
    ).toBe('');
  });
});

describe('settleMatrixQuery', () => {
  it('keeps values that exist, ignoring case, and takes lists apart', () => {
    const { query, notices } = settle('arch=AMD64,arm64&trustedBoot=yes');
    expect([...query.choices]).toEqual([
      ['arch', ['amd64', 'arm64']],
      ['trustedBoot', ['true']],
    ]);
    expect(notices).toEqual([]);
  });

  it('leaves out an unknown value and says which, and what there is', () => {
    const { query, notices } = settle('arch=s390x&model=rpi4');
    expect([...query.choices.keys()]).toEqual(['model']);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.message).toContain('s390x');
    expect(notices[0]?.message).toContain('amd64, arm64');
  });

  it('keeps a result that no job has just now, since it may tomorrow', () => {
    expect([...settle('result=failed').query.choices]).toEqual([['result', ['failed']]]);
    expect(settle('result=failed').notices).toEqual([]);
  });

  it('says so when the opened job is gone', () => {
    const { query, notices } = settle('cell=gone');
    expect(query.cell).toBeNull();
    expect(notices[0]?.key).toBe('cell');
  });
});

describe('toSearchParams', () => {
  it('keeps repetitions', () => {
    expect(toSearchParams({ arch: ['a', 'b'], q: 'x', none: undefined }).toString()).toBe(
      'arch=a&arch=b&q=x',
    );
  });
});
