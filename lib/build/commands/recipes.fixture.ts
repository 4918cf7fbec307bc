import { execFileSync } from 'node:child_process';

import { checkArtifact } from '@/lib/build/form/check-artifact';
import type { BuildForm, CheckedArtifact } from '@/lib/build/form/model';
import { namesOf } from '@/lib/build/form/names';
import { formOf } from '@/lib/build/form/read-form';

import type { Recipe, RecipeId, RecipeStep } from './model';
import { recipesFor, type RecipeFacts } from './recipes-for';

/** The artifact of a valid form; throws if it has problems. */
function artifactOf(fields: Partial<BuildForm>): CheckedArtifact {
  const { artifact, problems } = checkArtifact(formOf(fields));
  if (artifact === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return artifact;
}

/** An official image: Hadron since v3.7, else Ubuntu 22.04. */
export function official(version: string, fields: Partial<BuildForm> = {}): CheckedArtifact {
  const isHadron = /^v(?:3\.7|4)/.test(version);
  const flavor = isHadron
    ? { flavor: 'hadron', flavorRelease: 'v0.5.1' }
    : { flavor: 'ubuntu', flavorRelease: /^v2\.[0-3]\./.test(version) ? '' : '22.04' };
  return artifactOf({ ...flavor, version, ...fields });
}

const OWN = {
  registry: 'registry.example.com',
  organization: 'my-org',
  version: 'v1.0.0',
  base: 'ubuntu:24.04',
} as const;

/** A self-built image from Ubuntu 24.04. */
export function own(fields: Partial<BuildForm> = {}): CheckedArtifact {
  return artifactOf({ ...OWN, ...fields });
}

/** Every recipe of an artifact. */
export function recipesOf(
  artifact: CheckedArtifact,
  { digest = null, image = 'exists' }: Partial<RecipeFacts> = {},
) {
  return recipesFor(artifact, namesOf(artifact), { digest, image });
}

/** One recipe of an artifact; null if there is none. */
export function findRecipe(
  id: RecipeId,
  artifact: CheckedArtifact,
  facts: Partial<RecipeFacts> = {},
): Recipe | null {
  return recipesOf(artifact, facts).find((recipe) => recipe.id === id) ?? null;
}

/** One recipe of an artifact; throws if there is none. */
export function recipeOf(
  id: RecipeId,
  artifact: CheckedArtifact,
  facts: Partial<RecipeFacts> = {},
): Recipe {
  const recipe = findRecipe(id, artifact, facts);
  if (recipe === null) throw new Error(`The artifact has no recipe ${id}`);
  return recipe;
}

/** The words of each step as a real shell reads them. */
export function wordsOf(steps: readonly RecipeStep[]): readonly (readonly string[])[] {
  return steps.map(({ shell }) => shellWords(shell));
}

/** The words of a command as a real shell reads them; it prints them with NUL, which no word can contain. */
export function shellWords(command: string): readonly string[] {
  const script = `printf '%s\\000' ${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const QUOTES = "'‘’‚‛";

/**
 * The words of a command as PowerShell reads them: bare or in single quotes; a backtick at the end of a line
 * continues it.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function powershellWords(command: string): readonly string[] {
  const words: string[] = [];
  const characters = Array.from(command.replaceAll(/ `\n {2}/g, ' '));
  let word: string | null = null;
  let isQuoted = false;
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const isQuote = QUOTES.includes(character);
    if (isQuoted && isQuote && QUOTES.includes(characters[index + 1] ?? ' ')) {
      word = `${word ?? ''}${character}`;
      index += 1;
    } else if (isQuote) {
      isQuoted = !isQuoted;
      word = word ?? '';
    } else if (character === ' ' && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      if (!isQuoted && !/[\w./:=+-]/.test(character)) throw new Error(`Unquoted ${character}`);
      word = `${word ?? ''}${character}`;
    }
  }
  return word === null ? words : [...words, word];
}
