import { OF_CONTENT } from './of-content.mjs';
import { OF_LISTS } from './of-lists.mjs';
import { OF_OPERATORS } from './of-operators.mjs';
import { OF_REPLICAS } from './of-replicas.mjs';
import { OF_STORE } from './of-store.mjs';
import { OF_UPSTREAM } from './of-upstream.mjs';
import { OF_VISITORS } from './of-visitors.mjs';

/**
 * A protection against a fault, and the test that must fail without it. `fault` is a row of `docs/reliability.md`. `code`
 * occurs once in its file, and the protection is gone when `without` is in its place. The name is words of the name
 * of the test, as they are written in its file.
 *
 * @typedef {{
 *   readonly fault: string,
 *   readonly protection: string,
 *   readonly file: string,
 *   readonly code: string,
 *   readonly without: string,
 *   readonly test: { readonly file: string, readonly name: string },
 * }} Protection
 */

/** @type {readonly Protection[]} */
export const PROTECTIONS = [
  ...OF_VISITORS,
  ...OF_OPERATORS,
  ...OF_UPSTREAM,
  ...OF_LISTS,
  ...OF_STORE,
  ...OF_REPLICAS,
  ...OF_CONTENT,
];
