import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkArtifact } from '@/lib/build/form/check-artifact';
import { BUILD_FIELDS } from '@/lib/build/form/model';
import { decode } from '@/lib/names/artifacts/decode';
import { DECODED_KINDS } from '@/lib/names/artifacts/decoded';

import { formatBuildForm, readBuildForm } from './build-query';
import { formatMatrixQuery, readMatrixQuery } from './matrix-query';
import { formatReleaseQuery, readReleaseQuery } from './release-query';

const RUNS = { seed: 20_261_123, numRuns: 3500 };

const OTHER_KEYS = [
  'source',
  'ref',
  'q',
  'cell',
  'component',
  'prerelease',
  'year',
  'page',
  '__proto__',
];
const KEYS = [...BUILD_FIELDS, ...OTHER_KEYS];

/** What people, crawlers and attackers write into URLs. */
const value = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '../../etc/passwd',
    '<script>alert(1)</script>',
    "'; DROP TABLE jobs; --",
    '$(reboot)',
    '`reboot`',
    '%00',
    '\u202E\u2066\u0000',
    'constructor',
    '1e999',
    '-1',
    'x'.repeat(20_000),
    '🚀'.repeat(600),
    'javascript:alert(1)',
    'a'.repeat(200) + '!'.repeat(200),
    '((((((((((((((((((((',
  ),
);

const address = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 12 })
  .map((pairs) => new URLSearchParams(pairs.map(([key, text]) => [key, text.toWellFormed()])));

describe('hostile URLs', () => {
  it('are read as the grid, and what is written of it is read the same', () => {
    fc.assert(
      fc.property(address, (params) => {
        const written = formatMatrixQuery(readMatrixQuery(params));
        expect(formatMatrixQuery(readMatrixQuery(written)).toString()).toBe(written.toString());
      }),
      RUNS,
    );
  });

  it('are read as the timeline, with a notice for each value that cannot be meant', () => {
    fc.assert(
      fc.property(address, (params) => {
        const { query, notices } = readReleaseQuery(params);
        expect(query.page).toBeGreaterThanOrEqual(1);
        expect(readReleaseQuery(formatReleaseQuery(query)).notices).toEqual([]);
        for (const { message } of notices) expect(message).toMatch(/\.$/);
      }),
      RUNS,
    );
  });

  it('give an artifact or the reasons against it', () => {
    fc.assert(
      fc.property(address, (params) => {
        const form = readBuildForm(params);
        const { artifact, problems } = checkArtifact(form);
        const isRefused = problems.some(({ severity }) => severity === 'error');
        expect(artifact === null).toBe(isRefused);
        expect(readBuildForm(formatBuildForm(form))).toEqual(form);
      }),
      RUNS,
    );
  });

  it('are decoded as one of the kinds there are', () => {
    fc.assert(
      fc.property(value, (text) => {
        expect(DECODED_KINDS).toContain(decode(text).kind);
      }),
      RUNS,
    );
  });
});
