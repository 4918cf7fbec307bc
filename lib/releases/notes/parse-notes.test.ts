import { describe, expect, it } from 'vitest';

import { parseNotes } from './parse-notes';

describe('parseNotes', () => {
  it('parses GitHub’s Markdown with the places of its parts', () => {
    const [heading, list] = parseNotes('# A\n\n- ~~b~~\n')?.children ?? [];
    expect(heading).toMatchObject({ type: 'heading', position: { start: { offset: 0 } } });
    expect(list).toMatchObject({
      type: 'list',
      children: [{ children: [{ children: [{ type: 'delete' }] }] }],
    });
  });

  it('does not parse what would take too long', () => {
    expect(parseNotes('['.repeat(100_000))).toBeNull();
    expect(parseNotes('> '.repeat(100_000))).toBeNull();
  });
});
