import { describe, expect, it } from 'vitest';

import hostileCases from './hostile.cases.json' with { type: 'json' };
import { faultsOf, visibleText } from './notes-faults.fixture';
import { renderNotes } from './render-notes';

const place = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.2.0' };

describe('renderNotes, given hostile notes', () => {
  it('has a corpus of more than 120 bodies, each told apart', () => {
    expect(hostileCases.length).toBeGreaterThan(120);
    expect(new Set(hostileCases.map(({ rule }) => rule)).size).toBe(hostileCases.length);
  });

  it.each(hostileCases)('leaves nothing that acts of $rule', ({ markdown, shows }) => {
    const { html, sections, headings } = renderNotes({ ...place, markdown });
    expect(faultsOf(html)).toEqual([]);
    for (const section of sections) {
      expect(faultsOf(section.html)).toEqual([]);
      expect(faultsOf(section.headingHtml ?? '')).toEqual([]);
    }
    for (const { text } of headings) expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    if (shows !== undefined) expect(visibleText(html)).toContain(shows);
  });

  it('prints HTML that reads the same when it is read again', () => {
    for (const { markdown } of hostileCases) {
      const { html } = renderNotes({ ...place, markdown });
      expect(faultsOf(renderNotes({ ...place, markdown: html }).html)).toEqual([]);
    }
  });
});
