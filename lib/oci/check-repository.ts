import { characterAt, forbiddenCharacter, quoteCharacter, textProblem } from './text-problem';
import type { TextProblem } from './text-problem';

/** The longest name that clients take for host, slash and repository together. */
const MAX_REPOSITORY_LENGTH = 255;

/**
 * Checks a repository: lower-case letters and digits in components joined by `/`; inside a component
 * one `.`, one or two `_` or any run of `-` may stand between them. `hostLength` counts against the limit.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export function checkRepository(repository: string, hostLength = 0): TextProblem | null {
  if (repository === '') return textProblem('repository', { says: 'is empty', position: 1 });
  return (
    checkCharacters(repository) ?? checkShape(repository) ?? checkLength(repository, hostLength)
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

function checkShape(repository: string): TextProblem | null {
  let start = 0;
  for (const component of repository.split('/')) {
    const problem = checkComponent(component, start);
    if (problem !== null) return problem;
    start += component.length + 1;
  }
  return null;
}

function checkComponent(component: string, start: number): TextProblem | null {
  const at = (index: number, says: string): TextProblem =>
    textProblem('repository', {
      says,
      position: start + index + 1,
      character: component[index] ?? '/',
    });
  if (component === '') return at(0, 'has an empty component beside “/”');
  const first = component.charAt(0);
  if (isSeparator(first)) return at(0, `has a component that begins with ${quoteCharacter(first)}`);
  const last = component.charAt(component.length - 1);
  if (isSeparator(last)) {
    return at(component.length - 1, `has a component that ends with ${quoteCharacter(last)}`);
  }
  const run = component.search(/\.[._-]|_[.-]|-[._]|___/);
  return run < 0 ? null : at(run + 1, `has “${component.slice(run, run + 2)}” inside a component`);
}

function isSeparator(character: string): boolean {
  return /[._-]/.test(character);
}

function checkLength(repository: string, hostLength: number): TextProblem | null {
  const room = MAX_REPOSITORY_LENGTH - (hostLength === 0 ? 0 : hostLength + 1);
  if (repository.length <= room) return null;
  const says = `is longer than ${MAX_REPOSITORY_LENGTH} characters, its host included`;
  return textProblem('repository', { says, position: Math.max(room, 0) + 1 });
}
