import { describe, expect, it } from 'vitest';

import { EvaluationError } from './evaluation-error';
import { callFunction } from './expression-functions';
import { formatText } from './format-text';
import { formatJson, parseJson } from './json-text';

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
});
