import { describe, expect, it } from 'vitest';

import { requestIdOf } from './request-id.mjs';

const NEW = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('requestIdOf', () => {
  it.each(['0f8fad5b-d9cb-469f-a165-70867728950e', '0F8FAD5BD9CB469FA16570867728950E'])(
    'takes %s as it is',
    (sent) => {
      expect(requestIdOf(sent)).toBe(sent);
    },
  );

  it.each([
    undefined,
    '',
    'of-the-client',
    '0f8fad5b-d9cb-469f-a165-70867728950e\n',
    '0f8fad5b-d9cb-469f-a165-70867728950e, 1',
    '0f8fad5bd9cb469fa165-70867728950e',
    ['0f8fad5b-d9cb-469f-a165-70867728950e'],
  ])('makes a new one in place of %j', (sent) => {
    expect(requestIdOf(sent)).toMatch(NEW);
  });
});
