import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { comparePackageVersions } from './compare-package-versions';
import cases from './orders.cases.json';

type Cases = {
  readonly ascending: readonly (readonly string[])[];
  readonly equal: readonly (readonly string[])[];
  readonly unordered: readonly (readonly string[])[];
};

const rows = (select: (of: Cases) => readonly (readonly string[])[]) =>
  Object.entries<Cases>(cases).flatMap(([type, of]) =>
    select(of).map((versions) => ({ type, versions, shown: versions.join(' | ') })),
  );

describe('comparePackageVersions', () => {
  it.each(rows(({ ascending }) => ascending))(
    'orders $type from old to new: $shown',
    ({ type, versions }) => {
      for (const [at, older] of versions.entries()) {
        for (const newer of versions.slice(at + 1)) {
          expect([older, newer, comparePackageVersions(type, older, newer)]).toEqual([
            older,
            newer,
            -1,
          ]);
          expect([newer, older, comparePackageVersions(type, newer, older)]).toEqual([
            newer,
            older,
            1,
          ]);
        }
      }
    },
  );

  it.each(rows(({ equal }) => equal))(
    'gives one rank to two spellings of $type: $shown',
    ({ type, versions: [one = '', other = ''] }) => {
      expect(comparePackageVersions(type, one, other)).toBe(0);
      expect(comparePackageVersions(type, other, one)).toBe(0);
    },
  );

  it.each(rows(({ unordered }) => unordered))(
    'gives no order to $type: $shown',
    ({ type, versions: [one = '', other = ''] }) => {
      expect(comparePackageVersions(type, one, other)).toBeNull();
      expect(comparePackageVersions(type, other, one)).toBeNull();
    },
  );

  it('gives one rank to the same text, also where the scheme has no order', () => {
    expect(comparePackageVersions('golang', '(devel)', '(devel)')).toBe(0);
    expect(comparePackageVersions('', 'x', 'x')).toBe(0);
  });

  it.each(Object.keys(cases))('compares absurd versions of %s in linear time', (type) => {
    const parts = ['1', '0', '.1', '1.', 'a', '~', '^', '-', ':', '_alpha', '_p1', '-1', ' ', 'v'];
    const start = cpuMs();
    for (const part of parts) {
      const absurd = part.repeat(200_000 / part.length);
      comparePackageVersions(type, `1${absurd}`, `1${absurd}2`);
      comparePackageVersions(type, absurd, `${absurd}!`);
    }
    expect(cpuMs() - start).toBeLessThan(4000);
  });

  it('orders a type without a rule only by dotted numbers', () => {
    expect(comparePackageVersions('maven', '1.9', '1.10')).toBe(-1);
    expect(comparePackageVersions('maven', '1.9-jre', '1.10-jre')).toBeNull();
    expect(comparePackageVersions('constructor', '1', '2')).toBe(-1);
  });
});
