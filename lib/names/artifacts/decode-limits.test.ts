import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';

import { decode } from './decode';
import { DECODED_KINDS } from './decoded';

const BYTES = 10_240;
const LIMIT_MS = 50;

/** The least processor time of three turns, since the first one may compile and another collect garbage. */
function quickestMs(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = cpuMs();
    decode(text);
    return cpuMs() - start;
  });
  return Math.min(...times);
}

const PATTERNS: readonly string[] = [
  'a',
  '-',
  '.',
  ':',
  '/',
  '@',
  '=',
  '0',
  'v1.',
  'k3s',
  '-core',
  '-core-amd64-',
  'v1.0.0-',
  '-k3s-v1.0.0-k3s1',
  'kairos-',
  'kairos-core-a-amd64-',
  'sha256-',
  'https://',
  'docker:',
  'a-v1-',
  '.iso.sha256',
  '-img-uki',
  'nvidia-jetson-',
  '%2B',
  '%',
  'é',
  '😀',
  '\u0000',
  '‮',
];

/** Texts of ten kilobytes: one word, many words, and inside of names. */
const texts = (pattern: string): readonly string[] => {
  const repeated = pattern.repeat(Math.ceil(BYTES / pattern.length)).slice(0, BYTES);
  const words = `${pattern} `.repeat(Math.ceil(BYTES / (pattern.length + 1))).slice(0, BYTES);
  const names = `${pattern.repeat(Math.ceil(900 / pattern.length))}\n`.repeat(11);
  const wrapped = `kairos-${pattern.repeat(Math.ceil(900 / pattern.length))}-v1.0.0.iso`;
  return [repeated, words, names, wrapped, `quay.io/kairos/${wrapped}:${wrapped}`];
};

describe('decode', () => {
  it.each(PATTERNS)('decodes ten kilobytes of “%s” at once', (pattern) => {
    for (const text of texts(pattern)) expect(quickestMs(text)).toBeLessThan(LIMIT_MS);
  });

  it('decodes any text of ten kilobytes at once', () => {
    const unit = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PATTERNS, ' ', 'standard', 'arm64', 'latest') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    );
    const text = fc
      .array(unit, { minLength: 1, maxLength: 2000, size: 'max' })
      .map((units) => units.join('').slice(0, BYTES));
    fc.assert(
      fc.property(text, (made) => {
        expect(DECODED_KINDS).toContain(decode(made).kind);
        expect(quickestMs(made)).toBeLessThan(LIMIT_MS);
      }),
      { numRuns: 150 },
    );
  });
});
