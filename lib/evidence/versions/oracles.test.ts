import { execFileSync, spawnSync } from 'node:child_process';

import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';

import { compareDeb } from './compare-deb';
import { compareRpm } from './compare-rpm';
import { compareSemVer } from './compare-semver';
import cases from './orders.cases.json';

type Pair = readonly [string, string];

const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0;

const versionsOf = ({ ascending, equal }: (typeof cases)['deb']) => [
  ...ascending.flat(),
  ...equal.flat(),
];

/** Every pair of the vectors, and pairs that are made up and differ little. */
function pairsOf(versions: readonly string[], made: fc.Arbitrary<Pair>, count: number) {
  const all = versions.flatMap((one, at) => versions.slice(at).map((other): Pair => [one, other]));
  return [...all, ...fc.sample(made, { numRuns: count, seed: 15 })];
}

const versionText = (alphabet: string) =>
  fc
    .tuple(fc.nat(12), fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), maxLength: 6 }))
    .map(([first, rest]) => `${first}${rest}`);

const similar = (alphabet: string): fc.Arbitrary<Pair> =>
  fc
    .tuple(versionText(alphabet), versionText(alphabet), versionText(alphabet))
    .map(([start, one, other]) => [`${start}.${one}`, `${start}.${other}`]);

describe.skipIf(!isInstalled('dpkg'))('compareDeb beside dpkg, skipped without dpkg', () => {
  it('orders as dpkg does', () => {
    const made = similar('0019.+~abZ-').filter((pair) => pair.every((text) => !text.endsWith('-')));
    const pairs = pairsOf(versionsOf(cases.deb), made, 200);
    const script = pairs
      .map(([one, other]) => {
        const is = (operator: string) => `dpkg --compare-versions '${one}' ${operator} '${other}'`;
        return `if ${is('lt')}; then echo -1; elif ${is('gt')}; then echo 1; else echo 0; fi`;
      })
      .join('\n');
    const orders = execFileSync('sh', { input: script, encoding: 'utf8' }).trim().split('\n');
    expect(pairs.map(([one, other]) => [one, other, compareDeb(one, other)])).toEqual(
      pairs.map(([one, other], at) => [one, other, Number(orders[at])]),
    );
  });
});

describe.skipIf(!isInstalled('rpm'))('compareRpm beside rpm, skipped without rpm', () => {
  it('orders as rpm does where both sides have a release', () => {
    const vectors = versionsOf(cases.rpm).filter((text) => text.includes('-'));
    const made = similar('0019._~^abZ').map(([one, other]): Pair => [`${one}-1`, `${other}-1`]);
    const pairs = pairsOf(vectors, made, 2000).filter((pair) => !pair.join(' ').startsWith(':'));
    const calls = pairs.map(([one, other]) => `print(rpm.vercmp("${one}","${other}").."\\n")`);
    const orders = calls
      .reduce<string[][]>((batches, call, at) => {
        if (at % 500 === 0) batches.push([]);
        batches.at(-1)?.push(call);
        return batches;
      }, [])
      .flatMap((batch) =>
        execFileSync('rpm', ['--eval', `%{lua:${batch.join(' ')}}`], { encoding: 'utf8' })
          .trim()
          .split(/\s+/),
      );
    expect(pairs.map(([one, other]) => [one, other, compareRpm(one, other)])).toEqual(
      pairs.map(([one, other], at) => [one, other, Number(orders[at])]),
    );
  });
});

describe('compareSemVer compared with the package semver', () => {
  const identifier = fc.oneof(
    fc.nat(30).map(String),
    fc.constantFrom('alpha', 'beta', 'rc', 'rc1', 'x-1', '-'),
  );
  const version = fc
    .tuple(
      fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }),
      fc.array(identifier, { maxLength: 3 }),
      fc.constantFrom('', '+build.1'),
    )
    .map(([numbers, labels, build]) =>
      [numbers.join('.'), labels.join('.')]
        .filter((part) => part !== '')
        .join('-')
        .concat(build),
    );

  it('orders as it does', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        expect(compareSemVer(one, other)).toBe(semver.compare(one, other));
      }),
      { numRuns: 2000 },
    );
  });
});
