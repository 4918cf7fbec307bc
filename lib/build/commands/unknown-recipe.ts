import type { Recipe } from './model';

type RecipeHead = Pick<Recipe, 'id' | 'title' | 'source'>;

/** A recipe that is not established: its notes say why, and it has no command. */
export function unknownRecipe(
  head: RecipeHead,
  forVersion: string,
  notes: readonly string[],
): Recipe {
  return { ...head, standing: 'unknown', forVersion, steps: [], file: null, notes };
}
