import {
  characterAt,
  forbiddenCharacter,
  shiftProblem,
  textProblem,
  type TextProblem,
} from '@/lib/base/text/text-problem';

/** Number of hexadecimal digits by algorithm, for those that registries support. */
const HEX_LENGTHS = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** Minimum for every other algorithm. */
const MIN_HEX_LENGTH = 32;

/**
 * Checks a digest: an algorithm, a colon and as many lower-case hexadecimal digits as the algorithm has.
 *
 * The image specification also allows other encodings, but no client accepts a reference with one.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function checkDigest(digest: string): TextProblem | null {
  const colon = digest.indexOf(':');
  const algorithm = colon < 0 ? digest : digest.slice(0, colon);
  const problem = checkAlgorithm(algorithm);
  if (problem !== null) return problem;
  if (colon < 0) {
    const says = 'lacks “:” after its algorithm';
    return textProblem('digest', { says, position: digest.length + 1 });
  }
  const wrong = checkValue(digest.slice(colon + 1), HEX_LENGTHS.get(algorithm) ?? null);
  return wrong === null ? null : shiftProblem(wrong, colon + 1);
}

function checkAlgorithm(algorithm: string): TextProblem | null {
  const bad = algorithm.search(/[^a-z0-9+._-]/);
  if (bad >= 0) return forbiddenCharacter('digest', algorithm, bad);
  if (!/^[a-z]/.test(algorithm)) {
    return textProblem('digest', { says: 'must begin with an algorithm', position: 1 });
  }
  const loose = algorithm.search(/[+._-](?![a-z])/);
  return loose < 0 ? null : forbiddenCharacter('digest', algorithm, loose);
}

function checkValue(value: string, exact: number | null): TextProblem | null {
  if (value === '') return textProblem('digest', { says: 'has no value', position: 1 });
  const bad = value.search(/[^a-f0-9]/);
  if (bad >= 0) return forbiddenCharacter('digest', value, bad);
  const { length } = value;
  if (exact === null ? length >= MIN_HEX_LENGTH : length === exact) return null;
  const needed = exact ?? `at least ${MIN_HEX_LENGTH}`;
  const place = Math.min(length, exact ?? length);
  return textProblem('digest', {
    says: `needs ${needed} hexadecimal digits, and has ${length}`,
    position: place + 1,
    character: place < length ? characterAt(value, place) : null,
  });
}
