import {
  characterAt,
  forbiddenCharacter,
  textProblem,
  type TextProblem,
} from '@/lib/base/text/text-problem';

import { checkComponents } from './check-components';

/** The longest host, slash and repository together that clients accept. */
const MAX_REPOSITORY_LENGTH = 255;

/** More punctuation than one `.`, one or two `_` or a run of `-`. */
const FORBIDDEN_RUN = /\.[._-]|_[.-]|-[._]|___/;

/**
 * Checks a repository: components of lower-case letters and digits, joined by `/`. Inside a component they
 * may be separated by one `.`, one or two `_` or any run of `-`. `hostLength` counts towards the limit of
 * 255 characters.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export function checkRepository(repository: string, hostLength = 0): TextProblem | null {
  if (repository === '') return textProblem('repository', { says: 'is empty', position: 1 });
  const rules = { part: 'repository', separator: '/', forbidden: FORBIDDEN_RUN };
  return (
    checkCharacters(repository) ??
    checkComponents(repository, rules) ??
    checkLength(repository, hostLength)
  );
}

function checkCharacters(repository: string): TextProblem | null {
  const bad = repository.search(/[^a-z0-9_./-]/);
  if (bad < 0) return null;
  const character = characterAt(repository, bad);
  if (!/[A-Z]/.test(character)) return forbiddenCharacter('repository', repository, bad);
  const says = `must be lower case, but has “${character}”`;
  return textProblem('repository', { says, position: bad + 1, character });
}

function checkLength(repository: string, hostLength: number): TextProblem | null {
  const room = MAX_REPOSITORY_LENGTH - (hostLength === 0 ? 0 : hostLength + 1);
  if (repository.length <= room) return null;
  const says = `is longer than ${MAX_REPOSITORY_LENGTH} characters${hostLength === 0 ? '' : ', its host included'}`;
  return textProblem('repository', { says, position: Math.max(room, 0) + 1 });
}
