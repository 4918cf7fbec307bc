import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { isTruthy, toNumber, toText } from './coerce';
import { foldCase } from './fold-case';
import { formatNumber } from './format-number';
import { findValue, indexValue } from './index-value';
import { compareLoosely, looseEqual } from './loose-equal';
import { matches, toFilter } from './matrix-filter';
import { isList, isObject, isScalar, sizeOf } from './matrix-value';
import type { MatrixValue } from './model';

const list: MatrixValue = ['a', 'b'];
const object: MatrixValue = { entries: [['Os', 'linux']] };

describe('looseEqual', () => {
  it.each<[string, MatrixValue, MatrixValue, boolean]>([
    ['compares a number and text as numbers', 12, '12', true],
    ['ignores blanks around a number in text', 12, ' 12 ', true],
    ['reads hexadecimal text', 31, '0x1f', true],
    ['reads octal text', 8, '0o10', true],
    ['does not read binary text', 3, '0b11', false],
    ['ignores the case of text', 'Ubuntu', 'uBUNTU', true],
    ['treats null and 0 as equal', null, 0, true],
    ['treats null and empty text as equal', null, '', true],
    ['treats null and false as equal', null, false, true],
    ['treats 0 and empty text as equal', 0, '', true],
    ['treats false and empty text as equal', false, '', true],
    ['treats true and 1 as equal', true, 1, true],
    ['treats true and the text true as different', true, 'true', false],
    ['treats text of the same number as different', '1', '1.0', false],
    ['treats NaN as different from itself', Number.NaN, Number.NaN, false],
    ['treats a list as equal to itself', list, list, true],
    ['treats lists with the same items as different', ['a'], ['a'], false],
    ['treats an object and its text as different', object, 'Object', false],
  ])('%s', (_rule, left, right, isEqual) => {
    expect(looseEqual(left, right)).toBe(isEqual);
    expect(looseEqual(right, left)).toBe(isEqual);
  });
});

describe('compareLoosely', () => {
  it('orders numbers, text ignoring case, and booleans, and nothing else', () => {
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

  it('refuses many digits and a letter in linear time', () => {
    const start = cpuMs();
    expect(toNumber(`${'1'.repeat(200_000)}x`)).toBeNaN();
    expect(cpuMs() - start).toBeLessThan(2000);
  });

  it('converts to text and to a condition', () => {
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
  ])('formats %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('foldCase', () => {
  it('folds character by character, independent of locale', () => {
    expect(foldCase('straße')).toBe('STRAßE');
    expect(foldCase('ı')).not.toBe(foldCase('i'));
    expect(foldCase('ä')).toBe('Ä');
  });
});

describe('indexValue', () => {
  it('finds keys ignoring case and positions of any kind', () => {
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
  it('treats a missing part as null, and matches everything without leaves', () => {
    expect(matches([['a', 'x']], toFilter([['b', null]]))).toBe(true);
    expect(matches([['a', 'x']], toFilter([['b', 'y']]))).toBe(false);
    expect(matches([['a', 'x']], toFilter([['a', []]]))).toBe(true);
  });
});

describe('matrix-value', () => {
  it('distinguishes kinds and counts the size of a value', () => {
    expect([list, object, null].map(isList)).toEqual([true, false, false]);
    expect([list, object, null].map(isObject)).toEqual([false, true, false]);
    expect([list, object, null].map(isScalar)).toEqual([false, false, true]);
    expect(sizeOf(list)).toBe(5);
    expect(sizeOf(object)).toBeGreaterThan(sizeOf('linux'));
  });
});
