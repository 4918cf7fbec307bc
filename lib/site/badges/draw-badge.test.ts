import { describe, expect, it } from 'vitest';

import type { Badge } from './badge';
import { drawBadge } from './draw-badge';

const BADGE: Badge = {
  label: 'Ubuntu 24.04, arm64, standard boot',
  message: 'passed',
  tone: 'good',
  title: 'Ubuntu 24.04, arm64, standard boot: passed, result of 20 Nov 2026',
};

function widthOf(svg: string): number {
  return Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
}

describe('drawBadge', () => {
  it('has the title for screen readers, and both texts with a stated width', () => {
    const svg = drawBadge(BADGE);
    expect(svg).toContain('role="img"');
    expect(svg).toContain(`<title id="title">${BADGE.title}</title>`);
    expect(svg.match(/textLength="\d+"/g)).toHaveLength(2);
  });

  it('has another mark for each tone, so that colour is not the only difference', () => {
    const tones = ['good', 'bad', 'warning', 'neutral'] as const;
    const marks = tones.map((tone) => / d="([^"]+)"/.exec(drawBadge({ ...BADGE, tone }))?.[1]);
    expect(new Set(marks).size).toBe(tones.length);
  });

  it.each([
    ['markup', '</text><script>alert(1)</script>'],
    ['an attribute', '" onload="alert(1)'],
    ['an entity', '&xxe; ]]>'],
    ['a control character', 'a\u0000\u001Bb'],
    ['a text that turns its direction', '\u202Eevil\u2066'],
    ['half a surrogate pair', '\uD83D'],
    ['a line break', 'one\ntwo'],
  ])('has nothing of a text but its characters: %s', (_, text) => {
    const svg = drawBadge({ ...BADGE, label: text, message: text, title: text });
    expect(svg).not.toMatch(/<script|"\s+onload|&xxe;/);
    expect(svg).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
    expect(svg.isWellFormed()).toBe(true);
    expect(svg.match(/<text /g)).toHaveLength(2);
  });

  it.each([
    ['a long word', 'W'.repeat(5000)],
    ['emoji', '🦊'.repeat(5000)],
    ['combining marks', `a${'\u0301'.repeat(5000)}`],
  ])('has a bounded width and size, whatever the text: %s', (_, text) => {
    const svg = drawBadge({ ...BADGE, label: text, message: text, title: text });
    expect(widthOf(svg)).toBeLessThan(1300);
    expect(svg.length).toBeLessThan(3000);
  });

  it('fetches nothing', () => {
    const urls = drawBadge(BADGE).match(/https?:\/\/[^"]+|url\([^)]+\)|@import|href/g);
    expect(urls).toEqual(['http://www.w3.org/2000/svg', 'url(#edge)']);
  });
});
