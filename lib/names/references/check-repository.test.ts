import { describe, expect, it } from 'vitest';

import { checkRepository } from './check-repository';

describe('checkRepository', () => {
  it.each(['a', 'kairos/u__b', 'kairos/u---b', 'a.b/c_d', 'a'.repeat(255)])(
    'accepts %s',
    (repository) => {
      expect(checkRepository(repository)).toBeNull();
    },
  );

  it.each([
    ['kairos/ubuntu-', 'has a component that ends with “-”', 14],
    ['kairos/-ubuntu', 'has a component that begins with “-”', 8],
    ['kairos/u..b', 'has “..” inside a component', 10],
    ['kairos/u.-b', 'has “.-” inside a component', 10],
    ['kairos/u___b', 'has “___” inside a component', 11],
    ['kairos//u', 'has an empty component next to “/”', 8],
    ['kairos/', 'has an empty component next to “/”', 8],
    ['Kairos', 'must be lower case, but has “K”', 1],
  ])('refuses %s', (repository, says, position) => {
    expect(checkRepository(repository)).toMatchObject({ part: 'repository', says, position });
  });

  it('counts the host and its slash towards the limit', () => {
    expect(checkRepository('a'.repeat(247), 'quay.io'.length)).toBeNull();
    expect(checkRepository('a'.repeat(248), 'quay.io'.length)).toMatchObject({ position: 248 });
  });
});
