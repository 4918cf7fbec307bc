import { listWords } from '@/lib/base/text/list-words';

/** What exists instead, as a sentence that follows a reason with a blank between; empty where nothing does. */
export function nearestWords(nearest: readonly string[]): string {
  if (nearest.length === 0) return '';
  return ` The nearest ${nearest.length === 1 ? 'is' : 'are'} ${listWords(nearest)}.`;
}
