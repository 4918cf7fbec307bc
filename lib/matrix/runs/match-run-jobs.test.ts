import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchRunJobs, namesWithoutCallers } from './match-run-jobs';
import type { RunJob } from './model';

const LONG =
  'registry.suse.com/suse/sle-micro-rancher/5.4:latest and a name far beyond a hundred characters in all';

describe('matchRunJobs', () => {
  it.each([
    { rule: 'an exact name is found', names: ['a - b'], run: ['x', 'a - b'], found: [1] },
    { rule: 'outer blanks do not count', names: ['a - b  '], run: ['a - b'], found: [0] },
    { rule: 'inner blanks collapse', names: ['a   - FIPS'], run: ['a - FIPS'], found: [0] },
    {
      rule: 'a caller before the name does not count',
      names: ['a (b)'],
      run: ['flavors / a (b)'],
      found: [0],
    },
    {
      rule: 'nested callers do not count',
      names: ['a (b)'],
      run: ['ci / flavors / a (b)'],
      found: [0],
    },
    {
      rule: 'a slash within a name is no boundary',
      names: ['leap:16'],
      run: ['opensuse/leap:16'],
      found: [null],
    },
    {
      rule: 'a name with a slash matches as a whole',
      names: ['opensuse/leap:16'],
      run: ['x / opensuse/leap:16'],
      found: [0],
    },
    { rule: 'part of a word is no match', names: ['a'], run: ['x / ba', 'ab'], found: [null] },
    { rule: 'an exact match counts first', names: ['a'], run: ['x / a', 'a'], found: [1] },
    {
      rule: 'a repeated name gets the jobs in order',
      names: ['a', 'a'],
      run: ['a', 'a'],
      found: [0, 1],
    },
    {
      rule: 'a job of the run matches only one name',
      names: ['a', 'a'],
      run: ['a'],
      found: [0, null],
    },
    { rule: 'case counts', names: ['A'], run: ['a'], found: [null] },
    { rule: 'nothing matches in an empty run', names: ['a'], run: [], found: [null] },
    {
      rule: 'a name that the run cut is found',
      names: [`${LONG} 1`],
      run: [`${LONG.slice(0, 97)}...`],
      found: [0],
    },
    {
      rule: 'a name that the matrix cut is found',
      names: [`${LONG.slice(0, 97)}...`],
      run: [`${LONG} 1`],
      found: [0],
    },
    {
      rule: 'a cut name with a caller is found',
      names: [`${LONG} 1`],
      run: [`x / ${LONG.slice(0, 97)}...`],
      found: [0],
    },
    {
      rule: 'a short name with dots is not cut',
      names: [`${LONG} 1`],
      run: ['registry...'],
      found: [null],
    },
  ])('$rule', ({ names, run, found }) => {
    const jobs = run.map((name, id) => runJob(id, name));
    expect(matchRunJobs(names, jobs).map((job) => job?.id ?? null)).toEqual(found);
  });

  it('never uses a job of the run twice', () => {
    const name = fc.constantFrom('a', 'b', 'a / b', 'x / a', ' a ');
    fc.assert(
      fc.property(fc.array(name), fc.array(name), (names, run) => {
        const matches = matchRunJobs(
          names,
          run.map((each, id) => runJob(id, each)),
        );
        const ids = matches.flatMap((job) => job?.id ?? []);
        expect(matches).toHaveLength(names.length);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('namesWithoutCallers', () => {
  it('drops one caller after the other', () => {
    expect(namesWithoutCallers('ci / flavors / a')).toEqual(['flavors / a', 'a']);
    expect(namesWithoutCallers('a')).toEqual([]);
  });
});

function runJob(id: number, name: string): RunJob {
  return {
    id,
    name,
    conclusion: 'passed',
    url: `https://x/${id}`,
    startedAt: null,
    completedAt: null,
  };
}
