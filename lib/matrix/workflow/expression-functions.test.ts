import { describe, expect, it } from 'vitest';

import { EvaluationError } from './evaluation-error';
import { callFunction } from './expression-functions';
import { formatJson } from './format-json';
import { formatText } from './format-text';
import { parseJson, parseJsonObjectAt } from './parse-json';

describe('callFunction', () => {
  it('calls a function by its name in lower case and refuses others', () => {
    expect(callFunction('contains', ['abc', 'B'], { left: 10 })).toBe(true);
    expect(() => callFunction('constructor', [], { left: 10 })).toThrow(EvaluationError);
  });

  it('refuses to search a long list for a long text', () => {
    const list = Array.from({ length: 9 }, () => 'y');
    expect(callFunction('contains', [list, 'x'.repeat(9)], { left: 100 })).toBe(false);
    expect(() => callFunction('contains', [list, 'x'.repeat(20)], { left: 100 })).toThrow(
      'too long',
    );
  });

  it('refuses to join to more than the limit', () => {
    expect(() => callFunction('join', [['', '', ''], 'xxxx'], { left: 10 })).toThrow('too long');
  });
});

describe('formatText', () => {
  it('fills in values, unescapes braces and stops at the limit', () => {
    expect(formatText('{1}{{0}}{0}', ['a', 'b'], 10)).toBe('b{0}a');
    expect(() => formatText('{0}{0}', ['aaaa'], 7)).toThrow('too long');
    expect(() => formatText('{256}', [], 7)).toThrow('missing');
  });
});

describe('parseJson', () => {
  it('keeps all keys in the order of the text', () => {
    expect(parseJson('{"10": {"__proto__": 1}, "a\\"b:": "x:y", "2": [null]}')).toEqual({
      entries: [
        ['10', { entries: [['__proto__', 1]] }],
        ['a"b:', 'x:y'],
        ['2', [null]],
      ],
    });
  });

  it('is undone by formatJson', () => {
    const text = '{\n  "b": [\n    1.5,\n    true\n  ],\n  "a": {}\n}';
    expect(formatJson(parseJson(text))).toBe(text);
  });

  it.each([
    ['accepts single quotes', "['8.2', 'it''s']".replace("''", "\\'"), ['8.2', "it's"]],
    ['accepts a comma after the last value', '[1, 2,]', [1, 2]],
    ['accepts comments', '[1, // one\n /* two */ 2]', [1, 2]],
    [
      'accepts keys without quotes',
      '{os: "x", \'a-b\': 1}',
      {
        entries: [
          ['os', 'x'],
          ['a-b', 1],
        ],
      },
    ],
    [
      'keeps the last of keys that repeat',
      '{"a": 1, "b": 2, "a": 3}',
      {
        entries: [
          ['a', 3],
          ['b', 2],
        ],
      },
    ],
    ['reads numbers of all bases', '[0x1F, -1.5e2, .5, NaN]', [31, -150, 0.5, Number.NaN]],
  ])('%s', (_rule, text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it.each([
    '',
    '[1 2]',
    '[,]',
    '{"a" 1}',
    '{"a": 1} x',
    '["a\\q"]',
    '["open',
    'ubuntu',
    '[010]',
    '[\'a"]',
    '[1, /* open',
    '['.repeat(200),
  ])('refuses %s', (text) => {
    expect(() => parseJson(text)).toThrow(EvaluationError);
  });
});

describe('parseJsonObjectAt', () => {
  it('reads an object inside a text and says where it ends', () => {
    expect(parseJsonObjectAt('x={"a": 1} y', 2)).toEqual({
      object: { entries: [['a', 1]] },
      end: 10,
    });
    expect(parseJsonObjectAt('x=[1]', 2)).toBeNull();
    expect(parseJsonObjectAt('{"a": $b}', 0)).toBeNull();
  });
});
