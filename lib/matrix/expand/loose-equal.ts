import { toNumber } from './coerce';
import { foldCase } from './fold-case';
import type { MatrixValue } from './model';

/**
 * Evaluates `==` of GitHub's expression language: text ignores case, values of different kinds are compared as
 * numbers, NaN equals nothing, and lists and objects equal only themselves.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions#operators
 */
export function looseEqual(left: MatrixValue, right: MatrixValue): boolean {
  return compareLoosely(left, right) === 0;
}

/** Orders two values as `<` and `>` do: -1, 0 or 1, and NaN if they have no order. */
export function compareLoosely(left: MatrixValue, right: MatrixValue): number {
  if (left === null && right === null) return 0;
  if (typeof left === 'string' && typeof right === 'string') {
    return left === right ? 0 : order(foldCase(left), foldCase(right));
  }
  if (typeof left === 'object' && typeof right === 'object' && left !== null && right !== null) {
    return left === right ? 0 : Number.NaN;
  }
  return order(toNumber(left), toNumber(right));
}

function order<Kind extends string | number>(left: Kind, right: Kind): number {
  if (left === right) return 0;
  if (left < right) return -1;
  return left > right ? 1 : Number.NaN;
}
