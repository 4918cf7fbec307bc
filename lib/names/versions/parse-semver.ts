import { fail, ok, type Result } from '@/lib/base/result';
import {
  characterAt,
  forbiddenCharacter,
  shiftProblem,
  textProblem,
  type TextProblem,
} from '@/lib/base/text/text-problem';

import type { SemVer } from './model';

/**
 * Parses a version as strictly as kairos-init does for `--version`: three numbers without leading zeros,
 * then optionally a prerelease and build metadata. A leading `v` is allowed, since kairos-init adds one.
 *
 * @see https://semver.org/#semantic-versioning-specification-semver
 */
export function parseSemVer(text: string): Result<SemVer, TextProblem> {
  if (text === '') return fail(textProblem('version', { says: 'is empty', position: 1 }));
  const parts = cutVersion(text);
  const problem = checkNumbers(parts) ?? checkIdentifiers(parts.prerelease, 'prerelease');
  const first = problem ?? checkIdentifiers(parts.build, 'build metadata');
  if (first !== null) return fail(first);
  const [major = 0, minor = 0, patch = 0] = parts.numbers.text.split('.').map(Number);
  return ok({
    major,
    minor,
    patch,
    prerelease: parts.prerelease?.text.split('.') ?? [],
    build: parts.build?.text.split('.') ?? [],
  });
}

type Part = { readonly text: string; readonly start: number };
type Parts = {
  readonly numbers: Part;
  readonly prerelease: Part | null;
  readonly build: Part | null;
};

function cutVersion(text: string): Parts {
  const start = text.startsWith('v') ? 1 : 0;
  const plus = text.indexOf('+', start);
  const coreEnd = plus < 0 ? text.length : plus;
  const dash = text.slice(0, coreEnd).indexOf('-', start);
  const numbersEnd = dash < 0 ? coreEnd : dash;
  return {
    numbers: { text: text.slice(start, numbersEnd), start },
    prerelease: dash < 0 ? null : { text: text.slice(dash + 1, coreEnd), start: dash + 1 },
    build: plus < 0 ? null : { text: text.slice(plus + 1), start: plus + 1 },
  };
}

const NUMBER_NAMES = ['major number', 'minor number', 'patch number'] as const;

function checkNumbers({ numbers }: Parts): TextProblem | null {
  const pieces = numbers.text.split('.');
  let start = numbers.start;
  for (const [index, name] of NUMBER_NAMES.entries()) {
    const problem = checkNumber(pieces[index], name);
    if (problem !== null) return shiftProblem(problem, start);
    start += (pieces[index] ?? '').length + 1;
  }
  if (pieces.length === NUMBER_NAMES.length) return null;
  const says = 'must not have a fourth number';
  return textProblem('version', { says, position: start, character: '.' });
}

function checkNumber(piece: string | undefined, name: string): TextProblem | null {
  if (piece === undefined) return textProblem(name, { says: 'is missing', position: 0 });
  if (piece === '') return textProblem(name, { says: 'is empty', position: 1 });
  const bad = piece.search(/[^0-9]/);
  if (bad >= 0) return forbiddenCharacter(name, piece, bad);
  if (piece.length > 1 && piece.startsWith('0')) return leadingZero(name);
  if (Number.isSafeInteger(Number(piece))) return null;
  return textProblem(name, { says: 'is too large', position: 1, character: characterAt(piece, 0) });
}

function leadingZero(name: string): TextProblem {
  const says = 'must not begin with a zero';
  return textProblem(name, { says, position: 1, character: '0' });
}

function checkIdentifiers(part: Part | null, name: string): TextProblem | null {
  if (part === null) return null;
  const bad = part.text.search(/[^0-9A-Za-z.-]/);
  if (bad >= 0) return shiftProblem(forbiddenCharacter(name, part.text, bad), part.start);
  let start = part.start;
  for (const identifier of part.text.split('.')) {
    const problem = checkIdentifier(identifier, name);
    if (problem !== null) return shiftProblem(problem, start);
    start += identifier.length + 1;
  }
  return null;
}

function checkIdentifier(identifier: string, name: string): TextProblem | null {
  if (identifier === '') return textProblem(name, { says: 'has an empty identifier', position: 1 });
  if (name === 'prerelease' && /^0[0-9]+$/.test(identifier)) return leadingZero(name);
  return null;
}
