import { describe, expect, it } from 'vitest';

import { listFacets } from '@/lib/base/filter/list-facets';
import { EVERYTHING } from '@/lib/base/filter/model';
import { selectRows } from '@/lib/base/filter/select-rows';

import { groupLicences } from './group-licences';
import { fullNameOf } from './model';
import { orderPackages } from './order-packages';
import { NO_LICENCE, PACKAGE_FILTER } from './package-filter';
import { packageOf } from './packages.fixture';
import { platformOf } from './platform-of';

const deb = (name: string, version: string, more = {}) =>
  packageOf({ name, version, namespace: 'ubuntu', arch: 'amd64', ...more });

describe('fullNameOf', () => {
  it('has the namespace before the name, where there is one', () => {
    expect(fullNameOf({ namespace: 'golang.org/x', name: 'net' })).toBe('golang.org/x/net');
    expect(fullNameOf({ namespace: '', name: 'openssl' })).toBe('openssl');
  });
});

describe('orderPackages', () => {
  it('orders by type, namespace, name and version', () => {
    const rows = [
      packageOf({ type: 'npm', name: 'a' }),
      deb('b', '2'),
      deb('b', '1'),
      packageOf({ type: 'deb', namespace: 'debian', name: 'z' }),
    ];
    expect(orderPackages(rows).map(({ name, version }) => `${name}${version}`)).toEqual([
      'z',
      'b1',
      'b2',
      'a',
    ]);
  });

  it('keeps one of several rows of a package, with the first licence given', () => {
    const rows = [
      deb('a', '1'),
      deb('a', '1', { licence: 'MIT' }),
      deb('a', '1', { licence: 'ISC' }),
    ];
    expect(orderPackages(rows)).toEqual([rows[1]]);
  });

  it('keeps versions, architectures and sources apart', () => {
    const rows = [
      deb('a', '1'),
      deb('a', '2'),
      deb('a', '1', { arch: 'i386' }),
      deb('a', '1', { source: 'hadron' }),
    ];
    expect(orderPackages(rows)).toHaveLength(4);
  });

  it('mistakes no separator in a name for the end of the name', () => {
    const rows = [
      packageOf({ namespace: 'a', name: 'b","c' }),
      packageOf({ namespace: 'a","b', name: 'c' }),
    ];
    expect(orderPackages(rows)).toHaveLength(2);
  });
});

describe('groupLicences', () => {
  it('counts the texts as written, the most frequent first and equal counts by text', () => {
    const rows = ['MIT', 'Expat', '', 'MIT', 'mit'].map((licence) => deb('a', '1', { licence }));
    expect(groupLicences(rows)).toEqual([
      { licence: 'MIT', count: 2 },
      { licence: '', count: 1 },
      { licence: 'Expat', count: 1 },
      { licence: 'mit', count: 1 },
    ]);
  });
});

describe('platformOf', () => {
  const distro = (name: string, arch: string) =>
    deb(name, '1', { arch, purl: `pkg:deb/ubuntu/${name}@1?arch=${arch}&distro=ubuntu-24.04` });

  it.each([
    {
      rule: 'is what most packages of the distribution say',
      packages: [
        distro('a', 'amd64'),
        distro('b', 'all'),
        distro('c', 'i386'),
        distro('d', 'amd64'),
      ],
      platform: { distribution: 'ubuntu', release: 'ubuntu-24.04', arch: 'amd64' },
    },
    {
      rule: 'does not follow packages of languages',
      packages: [
        packageOf({ type: 'npm', namespace: '@x', name: 'a', arch: 'wasm' }),
        packageOf({ type: 'npm', namespace: '@x', name: 'b', arch: 'wasm' }),
        packageOf({ type: 'apk', namespace: 'alpine', name: 'musl', arch: 'aarch64' }),
      ],
      platform: { distribution: 'alpine', release: '', arch: 'arm64' },
    },
    {
      rule: 'decodes the release',
      packages: [deb('a', '1', { purl: 'pkg:deb/ubuntu/a@1?distro=a%2Bb&x=1' })],
      platform: { distribution: 'ubuntu', release: 'a+b', arch: 'amd64' },
    },
    {
      rule: 'keeps a release as written where its encoding is broken',
      packages: [deb('a', '1', { purl: 'pkg:deb/ubuntu/a@1?x=1&distro=a%zz' })],
      platform: { distribution: 'ubuntu', release: 'a%zz', arch: 'amd64' },
    },
    {
      rule: 'is Hadron where Hadron lists the packages',
      packages: [packageOf({ type: 'hadron', name: 'openssl' })],
      platform: { distribution: 'hadron', release: '', arch: '' },
    },
    {
      rule: 'is unknown without packages of a distribution',
      packages: [packageOf({ type: 'golang', namespace: 'a', name: 'b' })],
      platform: { distribution: '', release: '', arch: '' },
    },
  ])('$rule', ({ packages, platform }) => {
    expect(platformOf(packages)).toEqual(platform);
  });
});

describe('PACKAGE_FILTER', () => {
  const rows = [
    deb('openssl', '3.0.2', { licence: 'OpenSSL' }),
    packageOf({ type: 'golang', namespace: 'golang.org/x', name: 'net', version: 'v0.38.0' }),
    packageOf({ type: 'hadron', name: 'openssl', version: '3.6.3', source: 'hadron' }),
    packageOf({ type: '', name: 'odd', licence: 'MIT' }),
  ];
  const found = (selection: object) =>
    selectRows(rows, { ...EVERYTHING, ...selection }, PACKAGE_FILTER).map(
      ({ name, version }) => `${name}@${version}`,
    );
  const chosen = (key: string, value: string) => ({ choices: new Map([[key, [value]]]) });

  it.each([
    ['words of the name', { text: 'OpenSSL' }, ['openssl@3.0.2', 'openssl@3.6.3']],
    ['words of the path', { text: 'x/net' }, ['net@v0.38.0']],
    ['words of name and version', { text: 'openssl 3.6' }, ['openssl@3.6.3']],
    ['words of the package URL', { text: 'pkg:hadron' }, ['openssl@3.6.3']],
    ['type', chosen('type', 'golang'), ['net@v0.38.0']],
    ['no type', chosen('type', 'unknown'), ['odd@']],
    ['licence', chosen('licence', 'OpenSSL'), ['openssl@3.0.2']],
    ['no licence', chosen('licence', NO_LICENCE), ['net@v0.38.0', 'openssl@3.6.3']],
    ['source', chosen('source', 'hadron'), ['openssl@3.6.3']],
    ['architecture', chosen('arch', 'amd64'), ['openssl@3.0.2']],
  ])('finds packages by %s', (_what, selection, names) => {
    expect(found(selection)).toEqual(names);
  });

  it('words the sources', () => {
    const facet = listFacets(rows, EVERYTHING, PACKAGE_FILTER).find(({ key }) => key === 'source');
    expect(facet?.options.map(({ label, count }) => [label, count])).toEqual([
      ['SBOM', 3],
      ['versions that Hadron pins', 1],
    ]);
  });
});
