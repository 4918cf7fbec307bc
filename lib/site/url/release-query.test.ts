import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { COMPONENTS } from '@/lib/names/catalog/components';

import { formatReleaseQuery, readReleaseQuery } from './release-query';

const read = (text: string) => readReleaseQuery(new URLSearchParams(text));

describe('readReleaseQuery', () => {
  it.each([
    ['', {}],
    ['component=kairos,immucore&component=KAIROS', { components: ['kairos', 'immucore'] }],
    ['q=+boot++loader+', { text: 'boot  loader' }],
    ['prerelease=1', { withPreliminary: true }],
    ['prerelease=off', { withPreliminary: false }],
    ['year=2025&page=3', { year: 2025, page: 3 }],
    ['at=2026-01-31', { at: '2026-01-31' }],
    ['colour=red', {}],
  ])('reads %s', (text, changes) => {
    const { query, notices } = read(text);
    expect(query).toEqual({
      components: [],
      text: '',
      withPreliminary: false,
      year: null,
      at: null,
      page: 1,
      ...changes,
    });
    expect(notices).toEqual([]);
  });

  it.each([
    ['component=nope', 'component'],
    ['year=1999', 'year'],
    ['at=2026-02-31', 'at'],
    ['at=v4.2.0', 'at'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1e9', 'page'],
    ['prerelease=maybe', 'prerelease'],
  ])('leaves %s out with a notice', (text, key) => {
    const { query, notices } = read(text);
    expect(notices).toMatchObject([{ key, message: expect.stringMatching(/\.$/) }]);
    expect(formatReleaseQuery(query).size).toBe(0);
  });

  it('says once that there is no such component, however often it is requested', () => {
    const { query, notices } = read('component=nope,kairos,nope&component=nope&component=Nope');
    expect(query.components).toEqual(['kairos']);
    expect(notices.map(({ value }) => value)).toEqual(['nope', 'Nope']);
  });

  it.each([
    ['what no note would hold', 'x'.repeat(5000), 200],
    ['before a space', `${'x'.repeat(199)} y`, 199],
    ['before an emoji that would be halved', `${'x'.repeat(199)}🚀`, 199],
  ])('cuts a text: %s', (_where, text, length) => {
    const { query } = readReleaseQuery(new URLSearchParams({ q: text }));
    expect(query.text).toBe('x'.repeat(length));
  });

  it('reads what it wrote of any URL as the same', () => {
    const key = fc.constantFrom('component', 'q', 'prerelease', 'year', 'at', 'page', 'colour');
    const value = fc.oneof(
      fc.constantFrom('kairos', 'IMMUCORE,nope', '2026', '1', 'true', ' ', '99999', '100000'),
      fc.string({ unit: 'grapheme', minLength: 150, maxLength: 250 }),
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 8 }), (pairs) => {
        const { query } = readReleaseQuery(new URLSearchParams(pairs));
        const again = readReleaseQuery(formatReleaseQuery(query));
        expect(again).toEqual({ query, notices: [] });
      }),
      { seed: 20_261_123, numRuns: 1000 },
    );
  });

  it('reads what was written', () => {
    const query = fc.record({
      components: fc
        .subarray(COMPONENTS.map(({ id }) => id))
        .map((ids) => COMPONENTS.map(({ id }) => id).filter((id) => ids.includes(id))),
      text: fc.string({ maxLength: 100, unit: 'grapheme' }).map((text) => text.trim()),
      withPreliminary: fc.boolean(),
      year: fc.option(fc.integer({ min: 2000, max: 2099 })),
      at: fc.constantFrom(null, '2026-01-31'),
      page: fc.integer({ min: 1, max: 99_999 }),
    });
    fc.assert(
      fc.property(query, (requested) => {
        expect(readReleaseQuery(formatReleaseQuery(requested)).query).toEqual(requested);
      }),
      { seed: 20_261_123 },
    );
  });
});
