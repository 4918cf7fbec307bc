import { describe, expect, it } from 'vitest';

import { readResults } from './read-results';

const RESULT = {
  group: 'Releases',
  text: 'Kairos v4.2.0',
  hint: '',
  href: '/releases/kairos/v4.2.0',
};

describe('readResults', () => {
  it('reads results', () => {
    expect(readResults({ results: [RESULT] })).toEqual([RESULT]);
  });

  it.each([
    ['a response that is no object', 'text'],
    ['a response without results', {}],
    ['results that are no list', { results: 'x' }],
    ['a result of an unknown group', { results: [{ ...RESULT, group: 'x' }] }],
    ['a result without a text', { results: [{ ...RESULT, text: 1 }] }],
    ['a result on another site', { results: [{ ...RESULT, href: 'https://e.example/' }] }],
    ['a result on another host', { results: [{ ...RESULT, href: '//e.example/' }] }],
    ['a result that is null', { results: [null] }],
  ])('leaves out %s', (_, response) => {
    expect(readResults(response)).toEqual([]);
  });
});
