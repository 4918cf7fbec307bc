import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { readDockerfile } from './read-dockerfile';
import { componentsOfSources, readSources } from './read-sources';

const shown = ({ packages }: ReturnType<typeof readDockerfile>) =>
  packages.map(({ name, version }) => `${name} ${version}`);

const SOURCES = `packages:
  json-c:
    version_arg: JSONC_VERSION
    version: 0.10
    urls:
      - https://example.org/json-c-\${version}.tar.gz
  linux:
    version_arg: KERNEL_VERSION
    version: "7.1.3"
  without-argument:
    version: 1
  odd: 7
`;

describe('readDockerfile', () => {
  it('reads a version out of each build argument that is called after one', () => {
    const components = readDockerfile(`
ARG JOBS=16
FROM alpine AS curl
ARG CURL_VERSION=8.21.0
ARG   UTIL_LINUX_VERSION="2.42.2"
ARG OPENSSH_VERSION='10.3p1' BASH_VERSION=5.3
`);
    expect(shown(components)).toEqual([
      'bash 5.3',
      'curl 8.21.0',
      'openssh 10.3p1',
      'util-linux 2.42.2',
    ]);
    expect(components.problems).toEqual([]);
    expect(components.packages[1]).toEqual({
      type: 'hadron',
      namespace: '',
      name: 'curl',
      version: '8.21.0',
      arch: '',
      licence: '',
      purl: 'pkg:hadron/curl@8.21.0',
      source: 'hadron',
    });
  });

  it.each([
    ['a comment is no instruction', '# ARG A_VERSION=1', []],
    ['a line that continues another is none', 'RUN x \\\nARG A_VERSION=1\n', []],
    ['a comment does not end what is continued', 'RUN x \\\n# y\nARG A_VERSION=1\n', []],
    ['an argument without a value has none', 'ARG A_VERSION\nARG B_VERSION=\n', []],
    ['an argument that is repeated counts once', 'ARG A_VERSION=1\nARG A_VERSION=1', ['a 1']],
    ['two values are two versions', 'ARG A_VERSION=1\nARG A_VERSION=2', ['a 1', 'a 2']],
    ['an earlier argument is put in', 'ARG A=1.2\nARG B_VERSION=${A}.3', ['b 1.2.3']],
    ['also without braces', 'ARG A=1.2\nARG B_VERSION=$A', ['b 1.2']],
    ['Windows line ends do not count', 'ARG A_VERSION=1\r\nARG B_VERSION=2\r\n', ['a 1', 'b 2']],
    ['the version of data for Secure Boot is none', 'ARG SBAT_DISTRO_VERSION=1', []],
    ['a component has one name at all tags', 'ARG KERNEL_VERSION=7.1.3', ['linux 7.1.3']],
    ['an instruction may be in small letters', 'arg A_VERSION=1', ['a 1']],
  ])('%s', (_rule, text, components) => {
    expect(shown(readDockerfile(text))).toEqual(components);
  });

  it('says which version cannot be read', () => {
    expect(
      readDockerfile('ARG A_VERSION=${B}\nARG C_VERSION=${D:-1}\nARG E_VERSION=1').problems,
    ).toEqual([
      'The version in “ARG A_VERSION=${B}” cannot be read.',
      'The version in “ARG C_VERSION=${D:-1}” cannot be read.',
    ]);
  });

  it('takes names from the sources of the same tag', () => {
    const sources = readSources(SOURCES.replace('json-c:', 'json-library:'));
    expect(shown(readDockerfile('ARG JSONC_VERSION=0.19', sources))).toEqual(['json-library 0.19']);
  });

  it.each([
    ['too much text', 'x'.repeat(4_000_001)],
    ['a line of blanks', `ARG ${' '.repeat(3_000_000)}`],
    ['many open quotes', `ARG ${'A_VERSION="'.repeat(200_000)}`],
    [
      'references that multiply',
      `${Array.from({ length: 2000 }, (_, at) => `ARG A${at + 1}=\${A${at}}\${A${at}}`).join('\n')}\nARG A0=1`,
    ],
    ['values that multiply', `ARG A=x\n${'ARG A=${A}${A}${A}\n'.repeat(5000)}`],
  ])('reads %s in linear time', (_what, text) => {
    const start = cpuMs();
    readDockerfile(text);
    expect(cpuMs() - start).toBeLessThan(3000);
  });
});

describe('readSources', () => {
  it('keeps versions as text', () => {
    expect(readSources(SOURCES)).toEqual([
      { name: 'json-c', argument: 'JSONC_VERSION', version: '0.10' },
      { name: 'linux', argument: 'KERNEL_VERSION', version: '7.1.3' },
    ]);
  });

  it('gives components where the versions are among the sources', () => {
    expect(shown(componentsOfSources(readSources(SOURCES)))).toEqual([
      'json-c 0.10',
      'linux 7.1.3',
    ]);
    const without = SOURCES.replaceAll(/^ {4}version: .*$/gm, '');
    expect(readSources(without)).toHaveLength(2);
    expect(componentsOfSources(readSources(without)).packages).toEqual([]);
  });

  it.each([
    ['no YAML', '{'],
    ['another file', 'a: 1'],
    ['no text', ''],
    [
      'aliases that multiply',
      `a: &a [x,x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`},*${at === 0 ? 'a' : `b${at - 1}`}]`).join('\n')}\npackages: *b29`,
    ],
    ['deep nesting', '['.repeat(100_000)],
    ['too much text', ' '.repeat(1_000_001)],
  ])('reads nothing from %s', (_what, text) => {
    expect(readSources(text)).toEqual([]);
  });
});
