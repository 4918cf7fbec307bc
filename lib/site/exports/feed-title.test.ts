import { describe, expect, it } from 'vitest';

import { feedTitle } from './feed-title';

const all = { components: [], text: '', withPreliminary: false, year: null, at: null, page: 1 };

describe('feedTitle', () => {
  it.each([
    [{}, 'Releases of Kairos and its components'],
    [{ components: ['kairos'] }, 'Releases of Kairos'],
    [{ components: ['kairos', 'hadron'], year: 2026 }, 'Releases of Kairos and Hadron, 2026'],
    [
      { components: ['auroraboot'], text: 'partition', withPreliminary: true },
      'Releases of AuroraBoot, “partition”, with pre-releases',
    ],
  ])('titles the feed of %o', (query, title) => {
    expect(feedTitle({ ...all, ...query })).toBe(title);
  });
});
