import { RESULT_GROUPS, type SearchResult } from './model';

/** Reads the response of a search. What is no result of this site, with a path of it, is left out. */
export function readResults(value: unknown): readonly SearchResult[] {
  if (typeof value !== 'object' || value === null || !('results' in value)) return [];
  const { results } = value;
  return Array.isArray(results) ? results.flatMap((each: unknown) => readResult(each)) : [];
}

function readResult(value: unknown): readonly SearchResult[] {
  if (typeof value !== 'object' || value === null) return [];
  const given: Readonly<Record<string, unknown>> = { ...value };
  const { text, hint, href } = given;
  const group = RESULT_GROUPS.find((each) => each === given['group']);
  if (group === undefined || typeof text !== 'string' || typeof hint !== 'string') return [];
  const isPath = typeof href === 'string' && /^\/(?!\/)/.test(href);
  return isPath ? [{ group, text, hint, href }] : [];
}
