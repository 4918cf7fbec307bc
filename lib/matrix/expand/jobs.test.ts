import { describe, expect, it } from 'vitest';

import { jobIds } from './job-id';
import { defaultJobName } from './job-name';
import { fromJson, toJsonObject } from './matrix-json';
import type { MatrixEntries } from './model';

describe('defaultJobName', () => {
  it.each<[string, MatrixEntries, string]>([
    [
      'writes the leaves in order',
      [
        ['os', 'linux'],
        ['go', 1.24],
      ],
      'job (linux, 1.24)',
    ],
    [
      'writes booleans and zero',
      [
        ['a', true],
        ['b', false],
        ['c', 0],
      ],
      'job (true, false, 0)',
    ],
    [
      'leaves out null and empty text',
      [
        ['a', null],
        ['b', ''],
        ['c', 'x'],
      ],
      'job (x)',
    ],
    ['writes nothing when no leaf remains', [['a', null]], 'job'],
    ['writes each leaf of nested values', [['a', ['x', { entries: [['k', 'y']] }]]], 'job (x, y)'],
    ['keeps a name of 100 characters', [['a', 'x'.repeat(94)]], `job (${'x'.repeat(94)})`],
    [
      'cuts a longer one to 97 and three dots',
      [['a', 'x'.repeat(95)]],
      `job (${'x'.repeat(92)}...`,
    ],
  ])('%s', (_rule, entries, name) => {
    expect(defaultJobName('job', entries)).toBe(name);
  });

  it('cuts a long base too', () => {
    expect(defaultJobName('x'.repeat(101), [])).toBe(`${'x'.repeat(97)}...`);
  });
});

describe('jobIds', () => {
  it('do not depend on the order or the case of keys', () => {
    const [id] = jobIds('job', [
      [
        ['os', 'linux'],
        ['go', 1],
      ],
    ]);
    expect(
      jobIds('job', [
        [
          ['Go', 1],
          ['OS', 'linux'],
        ],
      ]),
    ).toEqual([id]);
    expect(id).toMatch(/^[0-9a-z]{14}$/);
  });

  it('differ for different jobs, kinds of values and nesting', () => {
    const values: readonly MatrixEntries[] = [
      [['a', 1]],
      [['a', '1']],
      [['a', null]],
      [['a', 'null']],
      [['a', ['1']]],
      [['a', { entries: [['1', '']] }]],
      [],
    ];
    const ids = [...jobIds('x', values), ...jobIds('y', values)];
    expect(new Set(ids).size).toBe(14);
  });

  it('number exact repetitions', () => {
    const [first, second, other, third] = jobIds('job', [[['a', 1]], [['a', 1]], [], [['A', 1]]]);
    expect(second).toBe(`${first}-2`);
    expect(third).toBe(`${first}-3`);
    expect(other).not.toContain('-');
  });
});

describe('toJsonObject', () => {
  it('keeps every key as an own property', () => {
    const object = toJsonObject([
      ['__proto__', 'x'],
      ['constructor', [1, null]],
      ['n', Number.NaN],
      ['o', { entries: [['__proto__', true]] }],
    ]);
    expect(JSON.stringify(object)).toBe(
      '{"__proto__":"x","constructor":[1,null],"n":null,"o":{"__proto__":true}}',
    );
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  });

  it('is undone by fromJson', () => {
    const entries: MatrixEntries = [
      ['a', ['x', { entries: [['__proto__', false]] }]],
      ['b', null],
    ];
    expect(fromJson(toJsonObject(entries))).toEqual({ entries });
  });
});
