import { describe, expect, it } from 'vitest';

import hostileCases from './hostile.cases.json' with { type: 'json' };
import { faultsOf, visibleText } from './notes-faults.fixture';
import { renderNotes } from './render-notes';

const origin = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.2.0' };

describe('renderNotes, given hostile notes', () => {
  it('has a corpus of more than 120 different bodies', () => {
    expect(hostileCases.length).toBeGreaterThan(120);
    expect(new Set(hostileCases.map(({ rule }) => rule)).size).toBe(hostileCases.length);
  });

  it.each(hostileCases)('leaves no active content of $rule', ({ markdown, shows }) => {
    const { html, sections, headings } = renderNotes({ ...origin, markdown });
    expect(faultsOf(html)).toEqual([]);
    for (const section of sections) {
      expect(faultsOf(section.html)).toEqual([]);
      expect(faultsOf(section.headingHtml ?? '')).toEqual([]);
    }
    for (const { text } of headings) expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    if (shows !== undefined) expect(visibleText(html)).toContain(shows);
  });

  it('prints HTML that is still safe when it is rendered again', () => {
    for (const { markdown } of hostileCases) {
      const { html } = renderNotes({ ...origin, markdown });
      expect(faultsOf(renderNotes({ ...origin, markdown: html }).html)).toEqual([]);
    }
  });
});
