import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import type { Result } from '@/lib/base/result';

import { SBOM_LIMITS } from './limits';
import type { SbomFailure, SbomReading } from './model';
import { readSbom, readSbomValue } from './read-sbom';
import { describeSbomFailure } from './sbom-problem';
import { envelopeOf, SPDX_DOCUMENT, statementOf } from './sbom.fixture';

const MEGABYTE = 1_000_000;
const MANY = 300_000;

/** Processor time for any of these. They take below a second each; what is quadratic takes minutes. */
const LIMIT_MS = 8000;

const list = (length: number, item: (at: number) => string) =>
  Array.from({ length }, (_, at) => item(at)).join(',');
const spdx = (packages: string, more = '') =>
  `{"spdxVersion":"SPDX-2.3","packages":[${packages}]${more}}`;
const purl = (text: string) =>
  `"externalRefs":[{"referenceType":"purl","referenceLocator":"${text}"}]`;
const tagValue = (rest: string) => `SPDXVersion: SPDX-2.3\n${rest}`;

/** All that a reading says, in one text. */
function wordsOf(read: Result<SbomReading, SbomFailure>): string {
  if (!read.ok) return describeSbomFailure(read.failure);
  const { documents, problems } = read.value;
  const all = [...problems, ...documents.flatMap((document) => document.problems)];
  const counts = documents.map(({ packages }) => `${packages.length} packages.`);
  return [...counts, ...all.map(({ message }) => message)].join(' ');
}

function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = SPDX_DOCUMENT;
  for (let level = 0; level < levels; level += 1) value = around(value);
  return value;
}

describe('readSbom with hostile text', () => {
  it.each<[string, () => string, string]>([
    ['more text than the limit', () => ' '.repeat(SBOM_LIMITS.length + 1), 'at most 67,108,864'],
    ['5 million brackets', () => '['.repeat(5 * MEGABYTE), 'more than 200 levels'],
    ['2 million nested objects', () => '{"a":'.repeat(2 * MEGABYTE), 'more than 200 levels'],
    ['6 million empty objects', () => `[${list(3 * MEGABYTE, () => '{}')}]`, 'values'],
    ['6 million numbers', () => `[${list(6 * MEGABYTE, () => '1')}]`, 'values'],
    ['5 million backslashes', () => `{"a":"${'\\'.repeat(5 * MEGABYTE)}"}`, 'another kind'],
    ['5 million escaped quotes', () => `{"a":"${'\\"'.repeat(2.5 * MEGABYTE)}`, 'cut off'],
    ['5 million quotes', () => `{${'"'.repeat(5 * MEGABYTE)}}`, 'not valid'],
    ['5 million blanks', () => `{}${' '.repeat(5 * MEGABYTE)}x`, 'another kind'],
    ['a million documents', () => '{}'.repeat(MEGABYTE), 'another kind'],
    [
      'more packages than the limit',
      () => spdx(list(SBOM_LIMITS.packages + 5, (at) => `{"name":"p${at}"}`)),
      '200000 packages. Only the first 200,000 packages were read; 5 more',
    ],
    [
      'the same name 200,000 times',
      () => spdx(list(200_000, (at) => `{"name":"a","versionInfo":"${at}"}`)),
      '200000 packages.',
    ],
    [
      'the same package 200,000 times',
      () => spdx(list(200_000, () => '{"name":"a"}')),
      '1 packages.',
    ],
    [
      'a name of 5 MB',
      () => spdx(`{"name":"${'a'.repeat(5 * MEGABYTE)}"}`),
      'overlong text was cut',
    ],
    [
      'a package URL of 5 million qualifiers',
      () => spdx(`{"name":"a",${purl(`pkg:npm/a?${'&'.repeat(5 * MEGABYTE)}`)}}`),
      'overlong text was cut',
    ],
    [
      'a package URL of 5 million segments',
      () => spdx(`{"name":"a",${purl(`pkg:npm/${'a/'.repeat(2.5 * MEGABYTE)}`)}}`),
      'overlong text was cut',
    ],
    [
      'a licence that multiplies',
      () =>
        spdx(
          list(
            1000,
            (at) => `{"name":"p${at}","licenseDeclared":"${'LicenseRef-a '.repeat(500)}"}`,
          ),
          `,"hasExtractedLicensingInfos":[{"licenseId":"LicenseRef-a","name":"${'x'.repeat(MEGABYTE)}"}]`,
        ),
      '1000 packages. 1,000 packages with overlong text were cut.',
    ],
    [
      'licences of SPDX 3 that multiply',
      () =>
        JSON.stringify({
          '@graph': [
            { type: 'SpdxDocument' },
            { type: 'software_Package', spdxId: 'p', name: 'a' },
            { spdxId: 'l', simplelicensing_licenseExpression: 'x'.repeat(MEGABYTE) },
            {
              relationshipType: 'hasDeclaredLicense',
              from: 'p',
              to: Array.from({ length: 100_000 }, () => 'l'),
            },
          ],
        }),
      'overlong text was cut',
    ],
    [
      'a million relationships',
      () =>
        spdx(
          '{"name":"a"},{"name":"b"}',
          `,"relationships":[${list(500_000, () => '{"relationshipType":"DESCRIBES"}')}]`,
        ),
      '2 packages.',
    ],
    [
      '300,000 subjects',
      () =>
        JSON.stringify({
          ...statementOf(SPDX_DOCUMENT, 'x'),
          subject: Array.from({ length: MANY }, () => ({})),
        }),
      '2 packages.',
    ],
    [
      '250,000 nested components',
      () => {
        const flat = list(250_000, () => '{"name":"a","components":[{"name":"b"}]}');
        return `{"bomFormat":"CycloneDX","components":[${flat}]}`;
      },
      '300,000 more were left out',
    ],
    ['300,000 names', () => tagValue('PackageName: a\n'.repeat(MANY)), '1 packages.'],
    ['5 MB of blank lines', () => tagValue(' \n'.repeat(2.5 * MEGABYTE)), '0 packages.'],
    ['a line of 5 million blanks', () => tagValue(' '.repeat(5 * MEGABYTE)), '0 packages.'],
    ['5 MB of newlines before it', () => `${'\n'.repeat(5 * MEGABYTE)}x`, 'neither JSON'],
    ['5 MB of open texts', () => tagValue('Comment: <text>\n'.repeat(MEGABYTE)), '0 packages.'],
    ['300,000 creators', () => tagValue('Creator: Tool: a\n'.repeat(MANY)), '0 packages.'],
    ['300,000 licences', () => tagValue('LicenseID: a\n'.repeat(MANY)), '0 packages.'],
    ['20 wrappers', () => JSON.stringify(nested(20, (inner) => ({ sbom: inner }))), 'another kind'],
    ['12 envelopes', () => JSON.stringify(nested(12, envelopeOf)), 'another kind'],
    ['a list of a million lists', () => `[${list(MEGABYTE, () => '[]')}]`, 'an empty list'],
  ])('says in words what becomes of %s, in linear time', (_what, textOf, words) => {
    const text = textOf();
    const start = cpuMs();
    const read = readSbom(text);
    expect(cpuMs() - start).toBeLessThan(LIMIT_MS);
    expect(wordsOf(read)).toContain(words);
  });

  it('takes names of inherited properties as names', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const text = spdx(
      list(names.length, (at) => `{"name":"${names[at]}","__proto__":{"versionInfo":"9"}}`),
      ',"__proto__":{"packages":[]}',
    );
    const read = readSbom(text);
    expect(
      read.ok && read.value.documents[0]?.packages.map(({ name, version }) => [name, version]),
    ).toEqual(names.toSorted().map((name) => [name, '']));
  });

  it('finds no document in what an object inherits', () => {
    const inherited: unknown = Object.create(SPDX_DOCUMENT);
    expect(readSbomValue(inherited).ok).toBe(false);
    expect(wordsOf(readSbom('{"__proto__":{"spdxVersion":"SPDX-2.3"}}'))).toContain('another kind');
  });

  it('replaces half characters and removes NUL', () => {
    const read = readSbom(
      spdx(`{"name":"a\\ud800b","versionInfo":"1\\u0000",${purl('pkg:npm/\\udc00')}}`),
    );
    expect(read.ok && read.value.documents[0]?.packages).toMatchObject([
      { name: '\uFFFD', version: '1', purl: 'pkg:npm/\uFFFD' },
    ]);
  });

  it('stops when its time is used up, with what it has', () => {
    let looks = 0;
    const isOutOfTime = () => (looks += 1) > 3;
    const read = readSbom(spdx(list(100_000, (at) => `{"name":"p${at}"}`)), { isOutOfTime });
    expect(wordsOf(read)).toBe(
      '3999 packages. Reading took too long and was stopped; what follows was left out.',
    );
  });

  it('needs time in proportion to the packages', () => {
    const timeOf = (length: number) => {
      const text = spdx(
        list(length, (at) => `{"name":"p${at}","versionInfo":"1",${purl(`pkg:deb/a/p${at}@1`)}}`),
      );
      const times = [1, 2, 3].map(() => {
        const start = cpuMs();
        readSbom(text);
        return cpuMs() - start;
      });
      return Math.min(...times);
    };
    timeOf(1000);
    expect(timeOf(80_000) / timeOf(10_000)).toBeLessThan(8 * 3);
  });
});
