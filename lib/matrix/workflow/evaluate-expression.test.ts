import { describe, expect, it } from 'vitest';

import { fromJson, toJson, type JsonValue } from '@/lib/matrix/expand/matrix-json';
import type { MatrixEntries } from '@/lib/matrix/expand/model';

import { compileExpression } from './compile-expression';
import { evaluateExpression } from './evaluate-expression';
import { containsExpression, parseTemplate } from './parse-template';

const matrix: MatrixEntries = [
  ['os', 'linux'],
  ['fips', true],
  ['trusted', 'true'],
  ['empty', ''],
  ['go', 1.24],
  ['list', ['a', 'b']],
  ['nodes', fromJson([{ name: 'x', tags: ['p'] }, { name: 'y', tags: ['q', 'r'] }, { id: 1 }])],
  [
    'map',
    {
      entries: [
        ['Key', 'v'],
        ['other', null],
      ],
    },
  ],
  ['constructor', 'c'],
];

const evaluate = (text: string, left = 1_000_000): JsonValue | { readonly failure: string } => {
  const compiled = compileExpression(text);
  if (!compiled.ok) return { failure: compiled.failure.message };
  const result = evaluateExpression(compiled.value.tree, {
    contexts: [['matrix', { entries: matrix }]],
    budget: { left },
  });
  if (!result.ok) return { failure: result.failure.message };
  return toJson(result.value);
};

describe('evaluateExpression', () => {
  it.each<[string, JsonValue]>([
    ['matrix.os', 'linux'],
    ['MATRIX.OS', 'linux'],
    ["matrix['Os']", 'linux'],
    ['matrix.nope', null],
    ['matrix.nope.deeper', null],
    ['matrix.constructor', 'c'],
    ['matrix.tostring', null],
    ['matrix.list[1]', 'b'],
    ["matrix.list['0']", 'a'],
    ['matrix.list[9]', null],
    ['matrix.list[-1]', null],
    ['matrix.map.key', 'v'],
    ["matrix.nope != ''", false],
    ["matrix.nope == ''", true],
    ["'true' == true", false],
    ['matrix.trusted == true', false],
    ['matrix.fips == true', true],
    ['1 == true', true],
    ["12 == '12'", true],
    ["'A' == 'a'", true],
    ["'b' > 'A'", true],
    ["'a' < 1", false],
    ['null >= 0', true],
    ['NaN == NaN', false],
    ['NaN != NaN', true],
    ['matrix.list == matrix.list', true],
    ["matrix.trusted && '-uki' || ''", '-uki'],
    ["matrix.empty && '-uki' || 'none'", 'none'],
    ["'false' && 1", 1],
    ['0 || null || false', false],
    ['1 && 0 && 2', 0],
    ['!matrix.nope', true],
    ["!'false'", false],
    ['!NaN', true],
    ['true && false || true', true],
    ['0x1f', 31],
    ['-1.5e2', -150],
    ['.5', 0.5],
    ["'it''s a ''quote'''", "it's a 'quote'"],
    ["format('{0} {1} {0}', matrix.os, matrix.go)", 'linux 1.24 linux'],
    ["format('{{0}} {0}', true)", '{0} true'],
    ["format('{{{0}}}', 'x')", '{x}'],
    ["format('{0}', matrix.list)", 'Array'],
    ["format('plain')", 'plain'],
    ["contains('Hello', 'ELL')", true],
    ["contains(matrix.list, 'B')", true],
    ["contains(matrix.list, 'ab')", false],
    ["contains('abc', '')", true],
    ["contains(matrix.map, 'v')", false],
    ["startsWith('Linux', matrix.os)", true],
    ["ENDSWITH(matrix.os, 'NUX')", true],
    ["endsWith(matrix.list, 'b')", false],
    ['join(matrix.list)', 'a,b'],
    ["join(matrix.list, ' + ')", 'a + b'],
    ['join(matrix.go)', '1.24'],
    ['join(matrix.map)', ''],
    ["join(matrix.nodes.*.name, '/')", 'x/y'],
    ["join(matrix.nodes.*.tags.*, '/')", 'p/q/r'],
    ["join(matrix.nodes.*.tags[1], '/')", 'r'],
    ["join(matrix.map.*, '/')", 'v/'],
    ["contains(matrix.nodes.*.name, 'Y')", true],
    ['toJSON(matrix.list)', '[\n  "a",\n  "b"\n]'],
    ['toJson(matrix.map)', '{\n  "Key": "v",\n  "other": null\n}'],
    ["tojson(fromJSON('[]'))", '[]'],
    [
      'toJSON(fromJSON(\'{"10":1,"2":{"__proto__":true}}\'))',
      '{\n  "10": 1,\n  "2": {\n    "__proto__": true\n  }\n}',
    ],
    ['fromJSON(\'{"a":[1,{"b":"c:\\\\"}]}\').A[1].b', 'c:\\'],
    ["fromJSON('1e3')", 1000],
    ['case(false, 1, matrix.fips, 2, 3)', 2],
    ['case(false, 1, 3)', 3],
    ["case(true, 'a', fromJSON('{'), 'b', 'c')", 'a'],
    ["case(false, fromJSON('{'), 'c')", 'c'],
  ])('evaluates %s', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  it.each<[string, string]>([
    ['', 'expected'],
    ['matrix.', 'Unexpected'],
    ['matrix.os extra', 'Unexpected symbol'],
    ["'open", 'Unexpected symbol'],
    ['foo.bar', 'Unrecognized named-value'],
    ['nope(1)', 'Unrecognized function'],
    ["constructor('x')", 'Unrecognized function'],
    ["contains('a',)", 'Unexpected symbol'],
    ["contains('a')", 'Too few parameters'],
    ['0b11', 'Unexpected symbol'],
    ["format('{')", 'not doubled'],
    ["format('}')", 'not doubled'],
    ["format('{0:x}', 1)", 'not doubled'],
    ["format('{1}', 1)", 'missing'],
    ["fromJSON('')", 'not valid JSON'],
    ["fromJSON('{')", 'not valid JSON'],
    ["case('x', 1, 2)", 'no boolean'],
    [`fromJSON('${'['.repeat(200)}${']'.repeat(200)}')`, 'nested too deeply'],
    ['('.repeat(60) + '1' + ')'.repeat(60), 'depth 50'],
    [`'${'x'.repeat(21_000)}'`, '21,000'],
    [`1${'==1'.repeat(6_900)}`, 'nested too deeply'],
  ])('refuses %.30s', (text, message) => {
    expect(evaluate(text)).toEqual({ failure: expect.stringContaining(message) });
  });

  it('bounds text that functions multiply', () => {
    const nested = Array.from({ length: 30 }).reduce<string>(
      (inner) => `format('{0}{0}{0}{0}', ${inner})`,
      "'xxxx'",
    );
    expect(evaluate(nested)).toEqual({ failure: expect.stringContaining('too long') });
    expect(evaluate('matrix.os == matrix.os', 5)).toEqual({
      failure: expect.stringContaining('too long'),
    });
  });
});

describe('compileExpression', () => {
  it('lists what is read of contexts as far as it is written out, and the functions of a runner', () => {
    const compiled = compileExpression(
      "github.needs || hashFiles('env') || Needs.a['outputs'].b || needs[matrix.x].c || (vars).y.*",
    );
    expect(compiled.ok && compiled.value).toMatchObject({
      references: [
        ['github', 'needs'],
        ['Needs', 'a', 'outputs', 'b'],
        ['needs'],
        ['matrix', 'x'],
        ['vars', 'y'],
      ],
      runnerFunctions: ['hashfiles'],
    });
  });
});

describe('parseTemplate', () => {
  it('cuts at expressions and does not end one inside quotes', () => {
    expect(parseTemplate("a ${{ '}}' }}${{b}} c }}")).toEqual({
      ok: true,
      value: [
        { kind: 'text', text: 'a ' },
        { kind: 'expression', expression: " '}}' " },
        { kind: 'expression', expression: 'b' },
        { kind: 'text', text: ' c }}' },
      ],
    });
  });

  it('refuses an expression that is never closed', () => {
    expect(parseTemplate("${{ 'a }}").ok).toBe(false);
    expect(containsExpression('$ {{ a }}')).toBe(false);
  });
});
