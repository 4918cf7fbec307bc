import type { Route } from 'next';

/**
 * Marks a URL as one of this site. It was made from `lib/site/url/paths`, the only place where paths are
 * written.
 */
export function asRoute(address: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type names patterns that a string with a query cannot prove
  return address as Route;
}
