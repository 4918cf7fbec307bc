import { describe, expect, it } from 'vitest';

import { describeHistory } from './describe-history';
import type { PackageHistory, ReleaseFinding } from './package-history';

const STATES = { h: 'has', l: 'lacks', u: 'unlisted', '?': 'unclear' } as const;

/** One letter a release, oldest first. */
function historyOf(letters: string): PackageHistory {
  const releases: readonly ReleaseFinding[] = letters.split('').map((letter, index) => ({
    release: `v${index + 1}`,
    state: STATES[letter as keyof typeof STATES],
    example: null,
    images: 0,
    listed: 0,
  }));
  const has = ({ state }: ReleaseFinding) => state === 'has';
  return {
    releases,
    first: releases.find(has) ?? null,
    last: releases.findLast(has) ?? null,
    isFirstCertain: true,
    isLastCertain: true,
    isPresent: false,
  };
}

describe('describeHistory', () => {
  it.each([
    ['llh', [], 'First in v3. The latest release, v3, has it.'],
    ['lhl', [], 'First in v2. Last in v2.'],
    [
      'uhl',
      [],
      'First in v2 of those that are read: 1 earlier release is not read, or not completely. Last in v2.',
    ],
    [
      'llh',
      ['v1', 'v2'],
      'First in v3 of those that are read: 2 earlier releases are not read, or not completely. The latest release, v3, has it.',
    ],
    [
      'hl',
      ['v2'],
      'First in v1. Last in v1 of those that are read: 1 later release is not read, or not completely.',
    ],
    ['ll', [], 'None of 2 releases has it.'],
    ['uu', [], 'Unknown: no package list of 2 releases has been read yet.'],
    ['', [], 'None of 0 releases has it.'],
    [
      'l?',
      [],
      'None of the releases that are read has it. 1 of 2 releases are not read, or not completely.',
    ],
  ])('says of %s with %j incomplete: %s', (letters, incomplete, sentence) => {
    expect(describeHistory(historyOf(letters), new Set(incomplete))).toBe(sentence);
  });
});
