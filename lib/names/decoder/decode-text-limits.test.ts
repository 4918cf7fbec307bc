import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuMs } from '@/lib/base/cpu-time.fixture';
import { DECODED_KINDS } from '@/lib/names/artifacts/decoded';

import { decodeText, MAX_FINDINGS, PASTE_LIMIT } from './decode-text';

const LIMIT_MS = 150;

/** The least processor time of three, so that a busy machine does not count against the decoder. */
function quickestMs(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = cpuMs();
    decodeText(text);
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
  '"',
  "'",
  '\\',
  '\\\n',
  '{',
  '{{',
  '{{<',
  '${',
  '$A',
  '<a>',
  '@a',
  'v1.x',
  'v1.',
  'k3s',
  '-core',
  '-core-amd64-',
  'v1.0.0-',
  '-k3s-v1.0.0-k3s1',
  '-k3sk3sv1.0.0',
  'kairos-',
  'kairos-core-a-amd64-',
  'kairos-init -v ',
  'kairos agent version ',
  'earthly +a --FLAVOR=a ',
  'docker build --build-arg A=b ',
  'FROM a\n',
  'KAIROS_VERSION=v1.0.0\n',
  'KAIROS_A="',
  'a: b\n',
  '- a: b\n',
  ' a: ',
  'export ',
  '# a',
  '---\n',
  '&& ',
  'sha256-',
  'https://',
  'docker:',
  'a-v1-',
  '.iso.sha256',
  '-img-uki',
  '_linux_arm64',
  '-1-g1234567',
  'nvidia-jetson-',
  '%2B',
  '%',
  'é',
  '😀',
  '\u0000',
  '\u202e',
  '{"a":',
  '["a",',
];

/** Texts as long as is decoded: one word, many words, and inside of names. */
const texts = (pattern: string): readonly string[] => {
  const fill = (unit: string) => unit.repeat(Math.ceil(PASTE_LIMIT / unit.length));
  const names = `${pattern.repeat(Math.ceil(900 / pattern.length))}\n`.repeat(11);
  const wrapped = `kairos-${pattern.repeat(Math.ceil(900 / pattern.length))}-v1.0.0.iso`;
  return [fill(pattern), fill(`${pattern} `), names, `quay.io/kairos/${wrapped}:${wrapped}`].map(
    (text) => text.slice(0, PASTE_LIMIT),
  );
};

describe('decodeText', () => {
  it.each(PATTERNS)('decodes as much as it takes of %j at once', (pattern) => {
    for (const text of texts(pattern)) expect(quickestMs(text)).toBeLessThan(LIMIT_MS);
  });

  it('takes twice as long for twice as much, at most', () => {
    const name = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0';
    const lines = Array.from({ length: 180 }, (_, index) => `${name}-${index}`).join('\n');
    const half = quickestMs(lines.slice(0, PASTE_LIMIT / 2));
    expect(quickestMs(lines.slice(0, PASTE_LIMIT))).toBeLessThan(5 * half + 20);
  });

  it('decodes any text at once, and places its findings inside of it', () => {
    const unit = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PATTERNS, ' ', '\n', 'standard', 'arm64') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    );
    const text = fc
      .array(unit, { minLength: 1, maxLength: 2000, size: 'max' })
      .map((units) => units.join('').slice(0, PASTE_LIMIT));
    fc.assert(
      fc.property(text, (made) => {
        for (const { kind, place, fields } of decodeText(made).findings) {
          expect(DECODED_KINDS).toContain(kind);
          for (const { start, end } of [place, ...fields.map((field) => field.place)]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(made.length);
          }
        }
        expect(quickestMs(made)).toBeLessThan(LIMIT_MS);
      }),
      { numRuns: 100 },
    );
  });

  it('shows so many findings and says that there are more', () => {
    const line = (index: number) => `quay.io/kairos/core-fedora:v2.0.${index}`;
    const some = Array.from({ length: MAX_FINDINGS }, (_, index) => line(index)).join('\n');
    expect(decodeText(some).findings).toHaveLength(MAX_FINDINGS);
    expect(decodeText(some).isCut).toBe(false);
    const more = `${some}\n${line(MAX_FINDINGS)}`;
    expect(decodeText(more).findings).toHaveLength(MAX_FINDINGS);
    expect(decodeText(more).isCut).toBe(true);
  });

  it('says that a text is longer than it decodes', () => {
    const text = `${'a '.repeat(PASTE_LIMIT)} quay.io/kairos/core-fedora:v2.0.0`;
    expect(decodeText(text).isCut).toBe(true);
  });
});
