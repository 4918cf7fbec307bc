import { describe, expect, it } from 'vitest';

import { defectsMarkdown } from './defects-markdown';

describe('defectsMarkdown', () => {
  it('has a row for each defect, which cannot break the table, and the page', () => {
    const text = defectsMarkdown(
      [
        {
          id: 'a',
          says: 'One | two',
          source: 'https://github.com/kairos-io/kairos/issues/1',
          from: 'v4.0.0',
          to: null,
          releases: ['v4.0.0', 'v4.1.0'],
        },
      ],
      'https://matrix.example.org',
    );
    expect(text).toContain('v4.0.0 to today');
    expect(text).toContain('One \\| two');
    expect(text).toContain('v4.0.0, v4.1.0');
    expect(text).toMatch(/<https:\/\/matrix\.example\.org\/defects>\n$/);
  });
});
