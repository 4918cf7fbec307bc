import {
  characterAt,
  forbiddenCharacter,
  quoteCharacter,
  textProblem,
  type TextProblem,
} from '@/lib/base/text/text-problem';

/** The longest tag that registries accept. */
const MAX_TAG_LENGTH = 128;

/**
 * Checks a tag: 1 to 128 letters, digits, `_`, `.` and `-`; the first must not be `.` or `-`.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export function checkTag(tag: string): TextProblem | null {
  if (tag === '') return textProblem('tag', { says: 'is empty', position: 1 });
  const bad = tag.search(/[^A-Za-z0-9_.-]/);
  if (bad >= 0) return forbiddenCharacter('tag', tag, bad);
  if (/^[.-]/.test(tag)) return wrongStart(tag);
  if (tag.length <= MAX_TAG_LENGTH) return null;
  return textProblem('tag', {
    says: `is longer than ${MAX_TAG_LENGTH} characters`,
    position: MAX_TAG_LENGTH + 1,
    character: characterAt(tag, MAX_TAG_LENGTH),
  });
}

function wrongStart(tag: string): TextProblem {
  const character = characterAt(tag, 0);
  return textProblem('tag', {
    says: `must not begin with ${quoteCharacter(character)}`,
    position: 1,
    character,
  });
}
