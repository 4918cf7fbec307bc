import type { Recipe } from './model';

type Known = Pick<Recipe, 'id' | 'title' | 'source'>;

/** A recipe that could not be established: it says why, and gives no command. */
export function unknownRecipe(known: Known, forVersion: string, notes: readonly string[]): Recipe {
  return { ...known, standing: 'unknown', forVersion, steps: [], file: null, notes };
}
