import { describe, expect, it } from 'vitest';

import { readEntry, readSettings } from './read-fields';
import { splitRecords } from './split-records';
import { splitStatements } from './split-statements';

const span = (text: string) => ({ text, start: 0, end: text.length });

/** The statements of a text in short. */
const kinds = (text: string) =>
  splitStatements(text).map((statement) => {
    switch (statement.kind) {
      case 'settings':
        return statement.fields.map(({ key }) => key).join('+');
      case 'manifest':
        return statement.entries.map(({ key }) => key).join(':');
      case 'line':
        return statement.span.text;
    }
  });

describe('splitStatements', () => {
  it.each([
    ['lines of settings belong together', 'A=1\nB="2"', ['A+B']],
    ['comments and blank lines are between them', 'A=1\n\n# x\nB=2', ['A+B']],
    ['lines of a manifest belong together', 'a: 1\nb:\n  c: 2', ['a:b:c']],
    ['a document ends at ---', 'a: 1\n---\nb: 2', ['a', 'b']],
    ['a document begins with its apiVersion', 'a: 1\napiVersion: x', ['a', 'apiVersion']],
    ['any other line is one', 'one two\nthree', ['one two', 'three']],
    ['a backslash continues a line', 'run \\\n  this', ['run \\\n  this']],
    ['a command between settings parts them', 'A=1\necho\nB=2', ['A', 'echo', 'B']],
    ['a fence of Markdown is none', '```bash\nA=1\n```', ['A']],
  ])('%s', (_rule, text, statements) => {
    expect(kinds(text)).toEqual(statements);
  });
});

describe('readSettings', () => {
  it.each([
    ['export A=1', [['A', '1']]],
    ['ARG A=1', [['A', '1']]],
    [
      '-e A=1 -e B=2',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ["A='a b' # c", [['A', 'a b']]],
    [
      'A="a"B="b"',
      [
        ['A', 'a'],
        ['B', 'b'],
      ],
    ],
    [
      'kairos.io/arch=arm64,kairos.io/model=rpi4',
      [
        ['kairos.io/arch', 'arm64'],
        ['kairos.io/model', 'rpi4'],
      ],
    ],
  ])('reads %s', (text, fields) => {
    expect(readSettings(span(text))?.map(({ key, value }) => [key, value])).toEqual(fields);
  });

  it.each(['docker run -e A=1 image', 'A', '', '# A=1', 'a b=c'])('does not read %j', (text) => {
    expect(readSettings(span(text))).toBeNull();
  });
});

describe('readEntry', () => {
  it.each([
    ['key: value', 'key', 'value'],
    ['  key: "a b" # c', 'key', 'a b'],
    ['- key: value', 'key', 'value'],
    ['"key": "value",', 'key', 'value'],
    ['OS Image: Kairos', 'OS Image', 'Kairos'],
    ['key:', 'key', ''],
  ])('reads %s', (text, key, value) => {
    expect(readEntry(span(text))).toMatchObject({ key, value });
  });

  it.each(['quay.io/kairos/a:b', 'https://a', 'a', ': a'])('does not read %s', (text) => {
    expect(readEntry(span(text))).toBeNull();
  });
});

describe('splitRecords', () => {
  it('keeps the items of a list apart from each other and from the document', () => {
    const text = 'kind: x\nimages:\n- name: a\n  newTag: b\n- name: c\nother: d';
    const [statement] = splitStatements(text);
    const entries = statement?.kind === 'manifest' ? statement.entries : [];
    const records = splitRecords(entries).map((fields) => fields.map(({ key }) => key));
    expect(records).toEqual([['kind', 'images', 'other'], ['name', 'newTag'], ['name']]);
  });
});
