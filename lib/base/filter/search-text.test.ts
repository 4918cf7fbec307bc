import { describe, expect, it } from 'vitest';

import { readSearchText, SEARCH_LIMIT, searchWords } from './search-text';

describe('the text of a search', () => {
  it.each([
    ['nothing is an empty text', null, ''],
    ['blanks around it do not count', '  ubuntu 24.04 ', 'ubuntu 24.04'],
    ['blanks within stay', 'a  b', 'a  b'],
    ['it is cut at the limit', 'x'.repeat(SEARCH_LIMIT + 1), 'x'.repeat(SEARCH_LIMIT)],
    [
      'it is cut between characters',
      `${'x'.repeat(SEARCH_LIMIT - 1)}🚀`,
      'x'.repeat(SEARCH_LIMIT - 1),
    ],
    [
      'it does not end in a blank after the cut',
      `${'x'.repeat(SEARCH_LIMIT - 1)} y`,
      'x'.repeat(SEARCH_LIMIT - 1),
    ],
  ])('%s', (_, value, text) => {
    expect(readSearchText(value)).toBe(text);
  });

  it('is split at any blank, in lower case', () => {
    expect(searchWords(' Ubuntu\t24.04\n uki ')).toEqual(['ubuntu', '24.04', 'uki']);
  });
});
