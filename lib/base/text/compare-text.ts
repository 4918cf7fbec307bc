/** Orders names by their code units: the same everywhere, and without the tables of a language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
