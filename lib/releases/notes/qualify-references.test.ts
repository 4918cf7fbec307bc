import { describe, expect, it } from 'vitest';

import { parseNotes } from './parse-notes';
import { qualifyReferences } from './qualify-references';

const ORIGIN = { repository: { owner: 'kairos-io', name: 'immucore' }, tag: 'v0.1.0' };
const COMMIT = 'a'.repeat(40);

function qualify(notes: string): string | null {
  const [paragraph] = parseNotes(notes)?.children ?? [];
  return paragraph?.type === 'paragraph' ? qualifyReferences(paragraph, notes, ORIGIN) : null;
}

describe('qualifyReferences', () => {
  it.each([
    ['Fix a mount (#12)', 'Fix a mount (kairos-io/immucore#12)'],
    [
      '#1 and GH-2 and **#3**',
      'kairos-io/immucore#1 and kairos-io/immucore#2 and **kairos-io/immucore#3**',
    ],
    ['kairos-io/kairos#7 by @someone', 'kairos-io/kairos#7 by @someone'],
    ['PR#1, #12a and `#12`', 'PR#1, #12a and `#12`'],
    ['[#12](https://example.org/12)', '[#12](https://example.org/12)'],
    [
      'https://github.com/kairos-io/immucore/pull/12#discussion',
      'https://github.com/kairos-io/immucore/pull/12#discussion',
    ],
    [
      '[docs](docs/a.md "Title")',
      '[docs](https://github.com/kairos-io/immucore/blob/v0.1.0/docs/a.md "Title")',
    ],
    [
      '[above](#above) and [mail](mailto:a@example.org)',
      '[above](#above) and [mail](mailto:a@example.org)',
    ],
    [`${COMMIT} fix a mount`, `kairos-io/immucore@${COMMIT} fix a mount`],
    ['No reference', 'No reference'],
  ])('writes “%s” so that it means the same elsewhere', (notes, expected) => {
    expect(qualify(notes)).toBe(expected);
  });
});
