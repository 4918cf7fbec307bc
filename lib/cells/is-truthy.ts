import type { MatrixValue } from '@/lib/matrix/model';

/**
 * Tells whether a value counts as true where GitHub asks for a condition: an empty string, 0, null, false
 * and NaN do not, everything else does, the string `false` included.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function isTruthy(value: MatrixValue): boolean {
  return Boolean(value);
}
