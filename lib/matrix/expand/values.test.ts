import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { isTruthy, toNumber, toText } from './coerce';
import { foldCase } from './fold-case';
import { formatNumber } from './format-number';
import { findValue, indexValue } from './index-value';
import { compareLoosely, looseEqual } from './loose-equal';
import { fits, toFilter } from './matrix-filter';
import { isList, isObject, isScalar, sizeOf } from './matrix-value';
import type { MatrixValue } from './model';

const list: MatrixValue = ['a', 'b'];
const object: MatrixValue = { entries: [['Os', 'linux']] };

describe('looseEqual', () => {
  it.each<[string, MatrixValue, MatrixValue, boolean]>([
    ['compares a number and a text as numbers', 12, '12', true],
    ['ignores blanks around a number in a text', 12, ' 12 ', true],
    ['reads hexadecimal texts', 31, '0x1f', true],
    ['reads octal texts', 8, '0o10', true],
    ['does not read binary texts', 3, '0b11', false],
    ['ignores the case of texts', 'Ubuntu', 'uBUNTU', true],
    ['takes null and 0 for equal', null, 0, true],
    ['takes null and the empty text for equal', null, '', true],
    ['takes null and false for equal', null, false, true],
    ['takes 0 and the empty text for equal', 0, '', true],
    ['takes false and the empty text for equal', false, '', true],
    ['takes true and 1 for equal', true, 1, true],
    ['does not take true and its name for equal', true, 'true', false],
    ['does not take texts of the same number for equal', '1', '1.0', false],
    ['takes NaN for equal to nothing', Number.NaN, Number.NaN, false],
    ['takes a list for equal to itself', list, list, true],
    ['does not take lists with the same items for equal', ['a'], ['a'], false],
    ['does not take an object and its text for equal', object, 'Object', false],
  ])('%s', (_rule, left, right, isEqual) => {
    expect(looseEqual(left, right)).toBe(isEqual);
    expect(looseEqual(right, left)).toBe(isEqual);
  });
});

describe('compareLoosely', () => {
  it('orders numbers, texts without case and booleans, and nothing else', () => {
    expect(compareLoosely('9', 10)).toBe(-1);
    expect(compareLoosely('B', 'a')).toBe(1);
    expect(compareLoosely(true, false)).toBe(1);
    expect(compareLoosely('x', 1)).toBeNaN();
    expect(compareLoosely(list, object)).toBeNaN();
  });
});

describe('coerce', () => {
  it('converts to numbers as the expression language does', () => {
    expect(['', ' ', '1e3', '+5', '.5', '5.', '-Infinity'].map(toNumber)).toEqual([
      0,
      0,
      1000,
      5,
      0.5,
      5,
      -Infinity,
    ]);
    expect(['1_000', '0X1f', '1,5', 'NaN', '0x1ffffffff'].map(toNumber)).toEqual(
      Array.from({ length: 5 }, () => Number.NaN),
    );
    expect([null, true, false, list, object].map(toNumber)).toEqual([
      0,
      1,
      0,
      Number.NaN,
      Number.NaN,
    ]);
    expect(toNumber('0xffffffff')).toBe(-1);
  });

  it('tells at once that many digits and a letter are no number', () => {
    const start = cpuMs();
    expect(toNumber(`${'1'.repeat(200_000)}x`)).toBeNaN();
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it('converts to text and to truth', () => {
    expect([null, true, 1.24, 'x', list, object].map(toText)).toEqual([
      '',
      'true',
      '1.24',
      'x',
      'Array',
      'Object',
    ]);
    expect([null, false, 0, '', Number.NaN].map(isTruthy)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
    expect(['false', '0', list, object, -1].map(isTruthy)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
  });
});

describe('formatNumber', () => {
  it.each([
    [1.24, '1.24'],
    [3.1, '3.1'],
    [100, '100'],
    [-0, '0'],
    [0.1 + 0.2, '0.3'],
    [123456789012345, '123456789012345'],
    [1e15, '1E+15'],
    [1234567890123456, '1.23456789012346E+15'],
    [0.0001, '0.0001'],
    [0.00001, '1E-05'],
    [-2.5e-10, '-2.5E-10'],
    [1e100, '1E+100'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('foldCase', () => {
  it('folds character by character, with no language in mind', () => {
    expect(foldCase('straße')).toBe('STRAßE');
    expect(foldCase('ı')).not.toBe(foldCase('i'));
    expect(foldCase('ä')).toBe('Ä');
  });
});

describe('indexValue', () => {
  it('finds keys whatever their case and positions whatever their kind', () => {
    expect(indexValue(object, 'OS')).toBe('linux');
    expect(indexValue(list, '1')).toBe('b');
    expect(indexValue(list, 1.9)).toBe('b');
    expect(indexValue(list, -1)).toBeUndefined();
    expect(indexValue('text', 0)).toBeUndefined();
    expect(findValue([['constructor', 1]], 'Constructor')).toBe(1);
    expect(findValue([], '__proto__')).toBeUndefined();
  });
});

describe('toFilter', () => {
  it('takes a missing part for null, and fits everything without leaves', () => {
    expect(fits([['a', 'x']], toFilter([['b', null]]))).toBe(true);
    expect(fits([['a', 'x']], toFilter([['b', 'y']]))).toBe(false);
    expect(fits([['a', 'x']], toFilter([['a', []]]))).toBe(true);
  });
});

describe('matrix-value', () => {
  it('tells kinds apart and counts what a value weighs', () => {
    expect([list, object, null].map(isList)).toEqual([true, false, false]);
    expect([list, object, null].map(isObject)).toEqual([false, true, false]);
    expect([list, object, null].map(isScalar)).toEqual([false, false, true]);
    expect(sizeOf(list)).toBe(5);
    expect(sizeOf(object)).toBeGreaterThan(sizeOf('linux'));
  });
});
