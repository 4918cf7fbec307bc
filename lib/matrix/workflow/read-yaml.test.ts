import { describe, expect, it } from 'vitest';

import { readYaml } from './read-yaml';
import { toMatrixValue } from './yaml-node';

const read = (text: string) => {
  const { root, problems } = readYaml(text);
  return { value: root === null ? null : toMatrixValue(root), problems };
};

const map = (...entries: readonly (readonly [string, unknown])[]) => ({ entries });

describe('readYaml', () => {
  it.each<[string, string, unknown]>([
    ['reads an unquoted 3.10 as a number', '3.10', 3.1],
    ['reads a quoted 3.10 as text', "'3.10'", '3.10'],
    ['reads yes, no, on and off as text', '[yes, no, on, off]', ['yes', 'no', 'on', 'off']],
    ['reads hexadecimal and octal numbers', '[0x1f, 0o17, 017]', [31, 15, 17]],
    ['reads sexagesimals and dates as text', '[1:30, 2026-07-13]', ['1:30', '2026-07-13']],
    ['reads booleans in three cases only', '[true, True, TRUE, tRUE]', [true, true, true, 'tRUE']],
    ['reads null in its forms', '[null, Null, ~, ]', [null, null, null]],
    ['follows an explicit text tag', '!!str 12', '12'],
    ['ignores a directive for YAML 1.1', '%YAML 1.1\n---\n[yes, 010]', ['yes', 10]],
    ['follows aliases', 'a: &x [1]\nb: *x', map(['a', [1]], ['b', [1]])],
    ['lets a later anchor of the same name win', '- &x 1\n- &x 2\n- *x', [1, 2, 2]],
    ['keeps the order of keys that look like numbers', '10: a\n2: b', map(['10', 'a'], ['2', 'b'])],
    [
      'keeps keys that are properties of JavaScript objects',
      '__proto__: 1\nconstructor: 2',
      map(['__proto__', 1], ['constructor', 2]),
    ],
  ])('%s', (_rule, text, value) => {
    expect(read(text)).toEqual({ value, problems: [] });
  });

  it.each<[string, string, string, number | null, number | null]>([
    ['a merge key', 'x: &x {a: 1}\ny:\n  <<: *x', 'merge keys', 3, 3],
    ['a duplicate key, ignoring case', 'os: 1\nOS: 2', 'duplicate of the one on line 1', 2, 1],
    ['a key that is not a single value', '? [a]\n: 1', 'single value', 1, 3],
    ['an unknown anchor', 'a: *b', 'No anchor “b”', 1, 4],
    ['an alias inside of itself', 'a: &a [*a]', 'contains itself', 1, 8],
    ['an unknown tag', 'a: !what 1', 'Unresolved tag', 1, 4],
    ['a tab that indents', 'a:\n\tb: 1', 'Tabs are not allowed', 2, 1],
    ['a list that is not closed', 'a: [1', 'end with a ]', 1, 6],
    ['a control character', 'a: "x\u0000"', 'U+0000', 1, 6],
    ['a second document', 'a: 1\n---\nb: 2', 'more than one document', null, null],
    ['an empty file', '', 'empty', null, null],
  ])('reports %s', (_what, text, message, line, column) => {
    expect(readYaml(text).problems[0]).toEqual({
      message: expect.stringContaining(message),
      line,
      column,
    });
  });

  it('gives the lines of values without trailing blank lines', () => {
    const { root } = readYaml('a:\n  - x: 1\n    y: |\n      text\n\n  # comment\n  - *b\n');
    const list = root?.kind === 'map' ? root.entries[0]?.value : null;
    expect(list?.kind === 'list' && list.items.map(({ place }) => place)).toEqual([
      { line: 2, column: 5, endLine: 4 },
      { line: 7, column: 5, endLine: 7 },
    ]);
  });
});
