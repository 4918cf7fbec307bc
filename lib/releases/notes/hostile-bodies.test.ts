import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { fragments, units } from './hostile-bodies.cases.json' with { type: 'json' };
import hostileCases from './hostile.cases.json' with { type: 'json' };
import { faultsOf, visibleText } from './notes-faults.fixture';
import { renderNotes } from './render-notes';

const SEED = 20_261_123;
const LONGEST_MS = 4000;

const place = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.2.0' };

/** Renders notes, checks what holds of all, and answers with what came of them. */
function render(markdown: string) {
  const start = cpuMs();
  const notes = renderNotes({ ...place, markdown });
  expect(cpuMs() - start).toBeLessThan(LONGEST_MS);
  expect(faultsOf(notes.html)).toEqual([]);
  for (const { html, headingHtml } of notes.sections) {
    expect(faultsOf(html)).toEqual([]);
    expect(faultsOf(headingHtml ?? '')).toEqual([]);
  }
  return notes;
}

/** The parts of Markdown and HTML that hostile notes are made of; the cases told apart by hand among them. */
const fragment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileCases.map(({ markdown }) => markdown)) },
  { weight: 4, arbitrary: fc.constantFrom(...fragments) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);

describe('bodies put together at random', () => {
  it('leave nothing that acts', () => {
    let laidOut = 0;
    fc.assert(
      fc.property(fc.array(fragment, { minLength: 1, maxLength: 14 }), (parts) => {
        const { limited } = render(parts.join(''));
        if (limited === null) laidOut += 1;
      }),
      { seed: SEED, numRuns: 1600 },
    );
    expect(laidOut).toBeGreaterThan(1000);
  });
});

const word = fc.tuple(fc.stringMatching(/^[a-z]{3,12}$/), fc.stringMatching(/^[a-z]{3,12}$/));

describe('words before a hostile part', () => {
  it('stay where they are', () => {
    fc.assert(
      fc.property(word, fc.constantFrom(...hostileCases), ([first, last], { markdown }) => {
        const { html } = render(`${first}\n\n${markdown}\n\n${last}`);
        expect(visibleText(html).startsWith(first)).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('very long bodies of the same again', () => {
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
