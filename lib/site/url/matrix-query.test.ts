import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { testedJob } from '@/lib/matrix/jobs/tested-job.fixture';

import { formatMatrixQuery, readMatrixQuery, settleMatrixQuery } from './matrix-query';
import { toSearchParams } from './raw-search-params';

const JOBS = [testedJob(), testedJob({ arch: 'arm64', model: 'rpi4' })];

const HADRON = 'ghcr.io/kairos-io/hadron:v0.5.1';

const LABELLED = [
  testedJob(),
  testedJob({
    baseImage: HADRON,
    distribution: {
      id: 'hadron',
      name: 'Hadron',
      family: 'hadron',
      familyName: 'Hadron',
      release: 'v0.5.1',
    },
    arch: 'arm64',
    model: 'nvidia-jetson-agx-orin',
  }),
];

const settle = (address: string, jobs: readonly TestedJob[] = JOBS) =>
  settleMatrixQuery(readMatrixQuery(new URLSearchParams(address)), jobs);

describe('readMatrixQuery and formatMatrixQuery', () => {
  it('come back to the same URL for any view', () => {
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

  it('ignores unknown keys and empty values', () => {
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
    expect(notices[0]?.message).toBe('Ignored filter arch=s390x. Valid values: amd64, arm64.');
  });

  it.each([
    ['an id', 'os=ubuntu:24.04', 'os', ['ubuntu:24.04']],
    ['a label', 'os=Ubuntu 24.04', 'os', ['ubuntu:24.04']],
    ['a label in any case', 'os=ubuntu 24.04', 'os', ['ubuntu:24.04']],
    ['the label of a distribution', 'distribution=Ubuntu', 'distribution', ['ubuntu']],
    ['the label of a family', 'family=Debian family', 'family', ['debian']],
    ['the label of a board', 'model=Jetson AGX Orin', 'model', ['nvidia-jetson-agx-orin']],
    ['the short name of a board', 'model=agx-orin', 'model', ['nvidia-jetson-agx-orin']],
    ['the word of the page for the board', 'board=agx-orin', 'model', ['nvidia-jetson-agx-orin']],
    ['the label of no trusted boot', 'trustedBoot=plain', 'trustedBoot', ['false']],
    ['the label of a trusted boot', 'trustedBoot=Trusted', 'trustedBoot', ['true']],
    ['the label of FIPS', 'fips=FIPS', 'fips', ['true']],
    ['the label of no FIPS', 'fips=no FIPS', 'fips', ['false']],
    ['the label of no Kubernetes', 'kubernetes=core (no Kubernetes)', 'provider', ['none']],
    ['an earlier label of no Kubernetes', 'kubernetes=none (core)', 'provider', ['none']],
    ['the label of no result', 'result=no result', 'result', ['unknown']],
    ['the name of the machine', 'arch=aarch64', 'arch', ['arm64']],
    ['a list of labels', 'os=Ubuntu 24.04,Hadron v0.5.1', 'os', ['ubuntu:24.04', HADRON]],
    ['an id beside its label', 'os=ubuntu:24.04&os=Ubuntu 24.04', 'os', ['ubuntu:24.04']],
  ])('accepts %s: %s', (_, address, key, values) => {
    const { query, notices } = settle(address, LABELLED);
    expect(query.choices.get(key)).toEqual(values);
    expect(notices).toEqual([]);
  });

  it('chooses every value of a label that several have', () => {
    const jobs = [...LABELLED, testedJob({ baseImage: 'mirror.example.org/ubuntu:24.04' })];
    const { query } = settle('os=Ubuntu 24.04', jobs);
    expect(query.choices.get('os')).toEqual(['ubuntu:24.04', 'mirror.example.org/ubuntu:24.04']);
  });

  it.each([
    ['trustedBoot=maybe', 'Ignored filter trustedBoot=maybe. Valid values: false, true.'],
    [
      'result=great',
      'Ignored filter result=great. Valid values: cancelled, failed, not-started, passed, running, skipped, unknown.',
    ],
    ['os=Ubuntu 3', `Ignored filter os=Ubuntu 3. Valid values: ${HADRON}, ubuntu:24.04.`],
    ['x.kernel=cloud', 'Ignored filter x.kernel=cloud. No job has a value of “x.kernel”.'],
  ])('gives the valid values for %s', (address, message) => {
    expect(settle(address, LABELLED).notices.map((each) => each.message)).toEqual([message]);
  });

  it('cuts a list of valid values that has hundreds', () => {
    const jobs = Array.from({ length: 256 }, (_each, at) => testedJob({ model: `board-${at}` }));
    const [notice] = settle('model=none', jobs).notices;
    expect(notice?.message).toMatch(/board-0, board-1, .* and 196 more\.$/);
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
