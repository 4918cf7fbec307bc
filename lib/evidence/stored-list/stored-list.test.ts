import { brotliCompressSync, constants } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PACKAGE_SOURCES } from '@/lib/evidence/packages/model';
import { packageOf } from '@/lib/evidence/packages/packages.fixture';

import { formatStoredList } from './format-stored-list';
import { packagesOf, parseStoredList } from './parse-stored-list';
import { purlOfRest, restOfPurl } from './purl-rest';

const openssl = packageOf({
  namespace: 'ubuntu',
  name: 'openssl',
  version: '3.0.2-0ubuntu1.15',
  arch: 'amd64',
  licence: 'OpenSSL',
  purl: 'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
});

function readBack(packages: Parameters<typeof formatStoredList>[0]) {
  const list = parseStoredList(formatStoredList(packages));
  return list && packagesOf(list);
}

const anyText = fc.oneof(
  fc.constantFrom('', 'a', '__proto__', 'constructor', '\uD800', '=', '0', 'a/b', '%2B', '\n'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const anyPackage = fc
  .record({
    type: fc.oneof(fc.constantFrom('deb', 'golang', ''), anyText),
    namespace: anyText,
    name: anyText,
    version: anyText,
    arch: anyText,
    licence: anyText,
    source: fc.constantFrom(...PACKAGE_SOURCES),
  })
  .chain((given) =>
    fc.oneof(
      fc.constant({ ...packageOf(given) }),
      anyText.map((end) => ({ ...packageOf(given), purl: `${packageOf(given).purl}${end}` })),
      anyText.map((purl) => ({ ...packageOf(given), purl })),
    ),
  );

describe('a stored list', () => {
  it('is read back as it was, whatever the packages', () => {
    fc.assert(
      fc.property(fc.array(anyPackage, { maxLength: 12 }), (packages) => {
        expect(readBack(packages)).toEqual(packages);
      }),
      { numRuns: 500 },
    );
  });

  it('is formatted again as it was', () => {
    const text = formatStoredList([openssl, { ...openssl, version: '4' }, openssl]);
    const list = parseStoredList(text);
    expect(list && formatStoredList(packagesOf(list))).toBe(text);
  });

  it('has one zero for each row of a column whose texts all differ', () => {
    const packages = ['a', 'b', 'c'].map((name) => packageOf({ name }));
    expect(formatStoredList(packages)).toContain('"name":{"values":["a","b","c"],"rows":[0,0,0]}');
    expect(formatStoredList(packages)).toContain('"type":{"values":["deb"],"rows":[0,1,1]}');
  });

  it.each([
    ['no JSON', '{'],
    ['another value', 'null'],
    ['a list', '[]'],
    ['another version', formatStoredList([openssl]).replace('"version":1', '"version":2')],
    ['too many rows', formatStoredList([openssl]).replace('"count":1', '"count":2')],
    ['rows that point nowhere', formatStoredList([openssl]).replace('"rows":[0]', '"rows":[1]')],
    ['rows that are no numbers', formatStoredList([openssl]).replace('"rows":[0]', '"rows":["0"]')],
    ['rows below zero', formatStoredList([openssl]).replace('"rows":[0]', '"rows":[-1]')],
    ['texts that are none', formatStoredList([openssl]).replace('["amd64"]', '[1]')],
    ['texts that no row has', formatStoredList([openssl]).replace('["amd64"]', '["amd64","x"]')],
    ['an unknown source', formatStoredList([openssl]).replace('["sbom"]', '["rumour"]')],
    ['a missing column', formatStoredList([openssl]).replace('"licence"', '"license"')],
  ])('is not read from %s', (_what, text) => {
    expect(parseStoredList(formatStoredList([openssl]))).not.toBeNull();
    expect(parseStoredList(text)).toBeNull();
  });

  it('is small: nothing is kept that follows from the rest', () => {
    const packages = Array.from({ length: 3000 }, (_, at) =>
      packageOf({
        namespace: 'ubuntu',
        name: `package-${at}`,
        version: '1.0-1',
        arch: 'amd64',
        purl: `pkg:deb/ubuntu/package-${at}@1.0-1?arch=amd64&distro=ubuntu-24.04`,
      }),
    );
    const text = formatStoredList(packages);
    const compressed = brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
    });
    expect(text.length).toBeLessThan(120_000);
    expect(compressed.length).toBeLessThan(12_000);
  });
});

describe('restOfPurl', () => {
  const named = { type: 'deb', namespace: 'debian', name: 'libstdc++6', version: '1:2+b1' };

  it.each([
    ['by the specification', 'pkg:deb/debian/libstdc%2B%2B6@1:2%2Bb1?arch=amd64', '0?arch=amd64'],
    ['with a plain plus', 'pkg:deb/debian/libstdc++6@1:2+b1?arch=amd64', '1?arch=amd64'],
    ['with an encoded colon', 'pkg:deb/debian/libstdc%2B%2B6@1%3A2%2Bb1', '2'],
    ['otherwise', 'pkg:deb/debian/other@1', '=pkg:deb/debian/other@1'],
    ['not at all', '', ''],
  ])('is short for a package URL that is written %s', (_how, purl, rest) => {
    expect(restOfPurl(named, purl)).toBe(rest);
    expect(purlOfRest(named, rest)).toBe(purl);
  });

  it('is read as nothing where it is none', () => {
    expect(purlOfRest(named, '9?arch=amd64')).toBe('');
  });
});
