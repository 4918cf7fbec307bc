import { characterAt, forbiddenCharacter, textProblem } from './text-problem';
import type { TextProblem } from './text-problem';

const HEX_LENGTHS = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/**
 * Checks a digest: an algorithm, a colon and its value; sha256 and sha512 take lower-case
 * hexadecimal digits of their exact length.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests
 */
export function checkDigest(digest: string): TextProblem | null {
  const colon = digest.indexOf(':');
  const algorithm = colon < 0 ? digest : digest.slice(0, colon);
  return (
    checkAlgorithm(algorithm) ??
    (colon < 0
      ? textProblem('digest', {
          says: 'lacks “:” after its algorithm',
          position: digest.length + 1,
        })
      : checkValue(digest, colon + 1, HEX_LENGTHS.get(algorithm) ?? null))
  );
}

function checkAlgorithm(algorithm: string): TextProblem | null {
  if (algorithm === '') {
    return textProblem('digest', { says: 'must begin with an algorithm', position: 1 });
  }
  const bad = algorithm.search(/[^a-z0-9+._-]/);
  if (bad >= 0) return forbiddenCharacter('digest', algorithm, bad);
  const edge = algorithm.search(/^[+._-]|[+._-]{2}|[+._-]$/);
  return edge < 0 ? null : forbiddenCharacter('digest', algorithm, edge);
}

function checkValue(digest: string, start: number, hexLength: number | null): TextProblem | null {
  const value = digest.slice(start);
  const bad = value.search(hexLength === null ? /[^A-Za-z0-9=_-]/ : /[^a-f0-9]/);
  if (bad >= 0) return forbiddenCharacter('digest', digest, start + bad);
  if (value === '') return textProblem('digest', { says: 'has no value', position: start + 1 });
  if (hexLength === null || value.length === hexLength) return null;
  const place = Math.min(value.length, hexLength);
  return textProblem('digest', {
    says: `needs ${hexLength} hexadecimal digits, and has ${value.length}`,
    position: start + place + 1,
    character: value.length > hexLength ? characterAt(value, place) : null,
  });
}
