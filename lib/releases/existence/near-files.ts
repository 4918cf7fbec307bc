import { compareText } from '@/lib/base/text/compare-text';
import { cutFileEnding } from '@/lib/names/artifacts/cut-file-ending';

/** Maximum number of file names that are offered instead of a missing one. */
const MOST_NEAR = 3;

/** Finds the file names of a release nearest to one: with the same ending, and the most words in common. */
export function nearFiles(names: readonly string[], wanted: string): readonly string[] {
  const { ext } = cutFileEnding(wanted);
  const words = new Set(wordsOf(wanted));
  return names
    .filter((name) => cutFileEnding(name).ext === ext)
    .map((name) => ({ name, shared: wordsOf(name).filter((word) => words.has(word)).length }))
    .filter(({ shared }) => shared > 1)
    .toSorted((a, b) => b.shared - a.shared || compareText(a.name, b.name))
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

function wordsOf(name: string): readonly string[] {
  return cutFileEnding(name).stem.split('-');
}
