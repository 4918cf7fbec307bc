import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shellQuote } from '@/lib/base/text/shell-quote';
import { decode } from '@/lib/names/artifacts/decode';
import { ERAS } from '@/lib/names/artifacts/eras';
import { formatImageReference } from '@/lib/names/artifacts/format-image';

import { checkArtifact } from './check-artifact';
import { formOfDecoded } from './decode-to-form';
import { possibleArtifacts, RELEASED_ERAS } from './named-artifact.fixture';
import { namesOf } from './names';

const PER_ERA = 2000;
const BATCH = 250;
const SHELL_LIMIT_MS = 60_000;
const SHELL_CHARACTERS = Array.from('\'"`$\\!*?~#&;|<>(){}[] \n\t-=%é😀');

/** What a real shell makes of quoted words, each ended by a NUL, which no word can contain. */
function throughShell(words: readonly string[]): readonly string[] {
  const printed = batches(words).map((batch) => {
    const script = `printf '%s\\000' ${batch.map(shellQuote).join(' ')}`;
    return execFileSync('sh', ['-c', script], { encoding: 'utf8', maxBuffer: 2 ** 24 });
  });
  return printed.join('').split('\0').slice(0, -1);
}

function batches(words: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(words.length / BATCH);
  return Array.from({ length: count }, (_, index) =>
    words.slice(index * BATCH, (index + 1) * BATCH),
  );
}

/** Every name that the builder gives an artifact, made again from the decoded reference. */
function namesThroughDecoder(reference: string): readonly string[] {
  const opened = formOfDecoded(decode(reference));
  const { artifact } = opened === null ? { artifact: null } : checkArtifact(opened.form);
  if (artifact === null) return [];
  const { fileNames, ...names } = namesOf(artifact);
  return [names.reference, names.tag, fileNames.base, fileNames.raw ?? ''];
}

describe('ten thousand names, two thousand of each era', () => {
  it.each(RELEASED_ERAS)(
    'of %s come back from decoder, builder and shell as they went in',
    (era) => {
      const references = fc
        .sample(possibleArtifacts(era), { numRuns: PER_ERA, seed: 4 })
        .map((artifact) => formatImageReference(artifact, ERAS[era]));
      const names = references.map(namesThroughDecoder);
      expect(names.map(([reference]) => reference)).toEqual(references);
      const words = names.flat();
      expect(throughShell(words)).toEqual(words);
    },
    SHELL_LIMIT_MS,
  );
});

describe('any typed text', () => {
  it(
    'is one word to a shell, and means itself',
    () => {
      const typed = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({
          unit: fc.constantFrom(...SHELL_CHARACTERS),
          maxLength: 20,
        }),
      );
      const words = fc
        .sample(typed, { numRuns: PER_ERA, seed: 4 })
        .filter((word) => !word.includes('\0') && word.isWellFormed());
      expect(words.length).toBeGreaterThan(PER_ERA / 2);
      expect(throughShell(words)).toEqual(words);
    },
    SHELL_LIMIT_MS,
  );
});
