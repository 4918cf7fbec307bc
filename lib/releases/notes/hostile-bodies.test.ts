import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { fragments, units } from './hostile-bodies.cases.json' with { type: 'json' };
import hostileCases from './hostile.cases.json' with { type: 'json' };
import { faultsOf, visibleText } from './notes-faults.fixture';
import { renderNotes } from './render-notes';

const SEED = 20_261_123;
const LONGEST_MS = 4000;

const origin = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.2.0' };

/** Renders notes and checks the rules for all notes: bounded time, no faults. */
function render(markdown: string) {
  const start = cpuMs();
  const notes = renderNotes({ ...origin, markdown });
  expect(cpuMs() - start).toBeLessThan(LONGEST_MS);
  expect(faultsOf(notes.html)).toEqual([]);
  for (const { html, headingHtml } of notes.sections) {
    expect(faultsOf(html)).toEqual([]);
    expect(faultsOf(headingHtml ?? '')).toEqual([]);
  }
  return notes;
}

/** Parts of hostile notes: pieces of Markdown and HTML, and the cases of the corpus. */
const fragment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileCases.map(({ markdown }) => markdown)) },
  { weight: 4, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);

describe('bodies of random parts', () => {
  it('have no active content left', () => {
    let rendered = 0;
    fc.assert(
      fc.property(fc.array(fragment, { minLength: 1, maxLength: 14 }), (parts) => {
        const { limited } = render(parts.join(''));
        if (limited === null) rendered += 1;
      }),
      { seed: SEED, numRuns: 1600 },
    );
    expect(rendered).toBeGreaterThan(1000);
  });
});

const word = fc.tuple(fc.stringMatching(/^[a-z]{3,12}$/), fc.stringMatching(/^[a-z]{3,12}$/));

describe('words before a hostile part', () => {
  it('remain visible', () => {
    fc.assert(
      fc.property(word, fc.constantFrom(...hostileCases), ([first, last], { markdown }) => {
        const { html } = render(`${first}\n\n${markdown}\n\n${last}`);
        expect(visibleText(html).startsWith(first)).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('very long bodies of repeated parts', () => {
  it('are rendered in bounded time', () => {
    const repeated = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(repeated, fc.noBias(fc.integer({ min: 1000, max: 125_000 })), (parts, length) => {
        const one = parts.join('');
        const { limited } = render(one.repeat(Math.ceil(length / one.length)));
        if (limited !== null) expect(limited).toMatch(/plain text|only their beginning/);
      }),
      { seed: SEED, numRuns: 90 },
    );
  });
});
