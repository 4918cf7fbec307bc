import { describe, expect, it } from 'vitest';

import { changeTitle, changeWords } from './change-words';
import { readChange } from './find-by-change';

describe('changeTitle', () => {
  it.each([
    ['4232', '#4232'],
    ['https://github.com/kairos-io/kairos-agent/pull/900', 'kairos-agent#900'],
    ['63225cb0a1', 'Commit 63225cb0a1'],
  ])('calls “%s” %s', (text, title) => {
    const query = readChange(text);
    expect(query && changeTitle(query)).toBe(title);
  });
});

describe('changeWords', () => {
  it.each([
    ['kairos', ['v1.0.0'], 'In the notes of Kairos v1.0.0.'],
    [
      'immucore',
      ['v4.1.0', 'v4.2.0'],
      'In the notes of immucore v1.0.0, which is in Kairos v4.1.0, v4.2.0.',
    ],
    [
      'immucore',
      [],
      'In the notes of immucore v1.0.0, which no searched release of Kairos contains.',
    ],
  ])('says of notes of %s in %j: %s', (component, containedIn, words) => {
    expect(changeWords({ component, tag: 'v1.0.0', containedIn })).toBe(words);
  });
});
