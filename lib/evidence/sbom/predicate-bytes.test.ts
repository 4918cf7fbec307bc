import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { predicateBytes } from './predicate-bytes';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function predicateOf(text: string, size = 7): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of predicateBytes(inPieces(text, size))) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('predicateBytes', () => {
  it.each([
    ['that comes last', '{"_type":"x","predicate":{"a":[1,{"b":2}]}}', '{"a":[1,{"b":2}]}'],
    ['that comes first', '{"predicate":{"a":1},"subject":[{"predicate":3}]}', '{"a":1}'],
    ['with braces, quotes and commas in texts', '{"predicate":{"a":"},\\"{,"}}', '{"a":"},\\"{,"}'],
    [
      'with a member of the same name',
      '{"predicate":{"predicate":{"a":1}}}',
      '{"predicate":{"a":1}}',
    ],
    [
      'of another member than one that is called so inside',
      '{"x":{"predicate":1},"predicate":{}}',
      '{}',
    ],
    ['after a text with the name in it', '{"x":"predicate","predicate":{"y":0}}', '{"y":0}'],
    ['with characters beyond ASCII', '{"predicate":{"a":"é✓"}}', '{"a":"é✓"}'],
  ])('gives a predicate %s, byte for byte', async (_what, text, expected) => {
    for (const size of [1, 2, 7, 1000]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await predicateOf(text, size)).toBe(expected);
    }
  });

  it('gives nothing of a statement without a predicate', async () => {
    expect(await predicateOf('{"subject":[],"other":{"predicate":1}}')).toBe('');
  });

  it('gives what JSON.parse finds, whatever the statement and the pieces', async () => {
    const property = fc.asyncProperty(
      fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 }),
      fc.jsonValue(),
      fc.integer({ min: 1, max: 20 }),
      async (others, predicate, size) => {
        const { predicate: _own, ...before } = others;
        const text = JSON.stringify({ ...before, predicate, after: others });
        expect(JSON.parse(await predicateOf(text, size))).toEqual(
          JSON.parse(JSON.stringify(predicate)),
        );
      },
    );
    await fc.assert(property);
  });
});
