import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { describe, expect, it } from 'vitest';

import { formatPurl } from './format-purl';
import { parsePurl, qualifierOf } from './parse-purl';

describe('parsePurl', () => {
  it.each([
    [
      'a deb package with qualifiers',
      'pkg:deb/ubuntu/openssl@3.0.2-0ubuntu1.15?arch=amd64&distro=ubuntu-22.04',
      ['deb', 'ubuntu', 'openssl', '3.0.2-0ubuntu1.15'],
    ],
    [
      'the path of a Go module in its namespace',
      'pkg:golang/golang.org/x/net@v0.38.0#http2',
      ['golang', 'golang.org/x', 'net', 'v0.38.0'],
    ],
    ['a name with encoded signs', 'pkg:golang/@%28devel%29', ['golang', '', '@(devel)', '']],
    ['an encoded scope', 'pkg:npm/%40babel/core@7.0.0', ['npm', '@babel', 'core', '7.0.0']],
    ['a scope that is not encoded', 'pkg:npm/@babel/core', ['npm', '@babel', 'core', '']],
    ['an epoch', 'pkg:deb/debian/bind9@1%3A9.18-1', ['deb', 'debian', 'bind9', '1:9.18-1']],
    ['slashes after the scheme', 'pkg://npm/a@1', ['npm', '', 'a', '1']],
    ['a type in capitals', 'PKG:NPM/a@1', ['npm', '', 'a', '1']],
    ['broken encoding as written', 'pkg:npm/a%zz@1', ['npm', '', 'a%zz', '1']],
    ['an unknown type', 'pkg:hadron/openssl@3.6.3', ['hadron', '', 'openssl', '3.6.3']],
  ])('reads %s', (_what, text, [type, namespace, name, version]) => {
    expect(parsePurl(text)).toMatchObject({ type, namespace, name, version });
  });

  it.each(['', 'npm/a@1', 'pkg:', 'pkg:npm', 'pkg:npm/', 'pkg:n m/a', 'http://a/b', 'NOASSERTION'])(
    'does not take %j for a package URL',
    (text) => {
      expect(parsePurl(text)).toBeNull();
    },
  );

  it('reads qualifiers, decoded, and leaves out those without a value', () => {
    const purl = parsePurl('pkg:rpm/rhel/bash@5.1?Arch=x86_64&epoch=1&upstream=a%26b&x=&y');
    expect(purl?.qualifiers).toEqual([
      ['arch', 'x86_64'],
      ['epoch', '1'],
      ['upstream', 'a&b'],
    ]);
    expect(purl && qualifierOf(purl, 'epoch')).toBe('1');
    expect(purl && qualifierOf(purl, 'constructor')).toBe('');
  });

  it('reads what the package packageurl-js writes', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((each) => each.trim() === each);
    const segment = text.filter((each) => !/^[./]*$/.test(each) && !each.includes('/'));
    fc.assert(
      fc.property(segment, segment, text, segment, (namespace, name, version, value) => {
        const written = new PackageURL('generic', namespace, name, version, { arch: value }, null);
        const read = parsePurl(written.toString());
        const { namespace: otherNamespace, name: otherName, version: otherVersion } = written;
        expect(read).toMatchObject({
          namespace: otherNamespace,
          name: otherName,
          version: otherVersion,
        });
        expect(read && qualifierOf(read, 'arch')).toBe(written.qualifiers?.['arch']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('formatPurl', () => {
  it.each([
    [
      { type: 'hadron', namespace: '', name: 'openssl', version: '3.6.3' },
      'pkg:hadron/openssl@3.6.3',
    ],
    [
      { type: 'golang', namespace: 'golang.org/x', name: 'net', version: 'v1.0.0+incompatible' },
      'pkg:golang/golang.org/x/net@v1.0.0%2Bincompatible',
    ],
    [{ type: 'deb', namespace: 'a', name: 'b', version: '1:2' }, 'pkg:deb/a/b@1:2'],
    [{ type: 'deb', namespace: '', name: 'a', version: '' }, 'pkg:deb/a'],
  ])('writes %j', (parts, text) => {
    expect(formatPurl(parts)).toBe(text);
  });

  it('is read back as it was', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const segment = text.filter((each) => !each.includes('/'));
    fc.assert(
      fc.property(segment, segment, text, (namespace, name, version) => {
        const parts = { type: 'generic', namespace, name, version };
        expect(parsePurl(formatPurl(parts))).toMatchObject(parts);
      }),
    );
  });

  it('writes half an emoji as a replacement character', () => {
    expect(formatPurl({ type: 'npm', namespace: '', name: 'a\uD800', version: '' })).toBe(
      'pkg:npm/a%EF%BF%BD',
    );
  });
});
