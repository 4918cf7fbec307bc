import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { goModPackages } from './go-mod-packages';
import { readGoMod } from './read-go-mod';

const FILE = `module github.com/kairos-io/kairos-agent/v2

go 1.25.3

toolchain go1.25.4

require github.com/one/direct v1.0.0 // a comment

require (
\tgolang.org/x/net v0.38.0
\tgithub.com/two/part/v2 v2.1.0+incompatible // indirect
\t"example.org/quoted" v0.0.0-20240101000000-aaaaaaaaaaaa
)

exclude golang.org/x/net v0.1.0

replace golang.org/x/net => golang.org/x/net v0.39.0

replace (
\tgithub.com/two/part/v2 v2.1.0+incompatible => github.com/fork/part/v2 v2.1.1
\tgithub.com/one/direct => ./local
\texample.org/quoted v9.9.9 => example.org/never v1.0.0
)

tool golang.org/x/tools/cmd/stringer

retract [v1.0.0, v1.1.0]
`;

describe('readGoMod', () => {
  it('reads what is required, with replacements applied', () => {
    expect(readGoMod(FILE)).toEqual({
      module: 'github.com/kairos-io/kairos-agent/v2',
      go: '1.25.3',
      requirements: [
        {
          path: 'github.com/one/direct',
          version: '',
          isIndirect: false,
          replaces: 'github.com/one/direct',
        },
        {
          path: 'golang.org/x/net',
          version: 'v0.39.0',
          isIndirect: false,
          replaces: 'golang.org/x/net',
        },
        {
          path: 'github.com/fork/part/v2',
          version: 'v2.1.1',
          isIndirect: true,
          replaces: 'github.com/two/part/v2',
        },
        {
          path: 'example.org/quoted',
          version: 'v0.0.0-20240101000000-aaaaaaaaaaaa',
          isIndirect: false,
          replaces: null,
        },
      ],
      problems: [],
    });
  });

  it('reads a file with Windows line ends the same', () => {
    expect(readGoMod(FILE.replaceAll('\n', '\r\n'))).toEqual(readGoMod(FILE));
  });

  it('says which lines cannot be read', () => {
    const { requirements, problems } = readGoMod(
      'require a\nrequire a b c\nreplace => b\nreplace a =>\nrequire d v1',
    );
    expect(requirements.map(({ path }) => path)).toEqual(['d']);
    expect(problems).toEqual([
      '“require a” cannot be read.',
      '“require a b c” cannot be read.',
      '“replace => b” cannot be read.',
      '“replace a =>” cannot be read.',
    ]);
  });

  it('keeps a URL in a comment out of the words', () => {
    expect(readGoMod('require a v1 // see https://example.org').requirements).toMatchObject([
      { path: 'a', version: 'v1', isIndirect: false },
    ]);
  });

  it.each([
    ['no text', ''],
    ['too much text', 'x'.repeat(1_000_001)],
    ['open quotes', `require ${'"'.repeat(900_000)}`],
    ['a block without end', `require (\n${'a v1\n'.repeat(150_000)}`],
    ['blanks', ' '.repeat(1_000_000)],
    ['slashes', `require ${'a//'.repeat(300_000)}`],
    ['parentheses', '('.repeat(1_000_000)],
  ])('reads %s in linear time', (_what, text) => {
    const start = cpuMs();
    goModPackages(readGoMod(text));
    expect(cpuMs() - start).toBeLessThan(4000);
  });
});

describe('goModPackages', () => {
  it('cuts the path of a module as its package URL does', () => {
    const packages = goModPackages(
      readGoMod('require (\ngolang.org/x/net v0.38.0\nflat v1.0.0\n)'),
    );
    expect(packages).toMatchObject([
      { type: 'golang', namespace: '', name: 'flat', version: 'v1.0.0' },
      {
        type: 'golang',
        namespace: 'golang.org/x',
        name: 'net',
        version: 'v0.38.0',
        purl: 'pkg:golang/golang.org/x/net@v0.38.0',
        source: 'go.mod',
      },
    ]);
  });
});
