import { describe, expect, it } from 'vitest';

import { movedTo } from './source-matrix';
import { sourceMatrix } from './source-matrix.fixture';

const repository = {
  url: 'https://github.com/kairos-io/kairos-init',
  archived: false,
  defaultBranch: 'main',
};

describe('movedTo', () => {
  it.each([
    ['before a request to GitHub', null, null],
    ['where the name is the same', 'kairos-io/kairos-init', null],
    ['where only the case differs, which GitHub ignores', 'Kairos-io/Kairos-Init', null],
    ['where GitHub redirects to another name', 'kairos-io/kairos', 'kairos-io/kairos'],
  ])('%s', (_when, fullName, expected) => {
    const facts = fullName === null ? null : { ...repository, fullName };
    expect(movedTo(sourceMatrix({ repository: facts }))).toBe(expected);
  });
});
