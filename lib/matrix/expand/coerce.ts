import { formatNumber } from './format-number';
import { isList, isScalar } from './matrix-value';
import type { MatrixValue } from './model';

/** Without ambiguity for digits, so that a long text that does not match is refused in linear time. */
const DECIMAL = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const HEXADECIMAL = /^0x[\da-f]+$/i;
const OCTAL = /^0o[0-7]+$/;

/**
 * Converts a value to a number as GitHub's expression language does: null and false are 0, true is 1, text is
 * trimmed and parsed ('' is 0; `0x` and `0o` are supported), anything else is NaN.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions#operators
 */
export function toNumber(value: MatrixValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parseNumber(value.trim());
  if (!isScalar(value)) return Number.NaN;
  return value === true ? 1 : 0;
}

/** Converts a value to text as GitHub's expression language does: null to '', a list to `Array`, an object to `Object`. */
export function toText(value: MatrixValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return String(value);
  return isList(value) ? 'Array' : 'Object';
}

/**
 * Whether a value is true in a condition of GitHub's expression language: all but null, false, 0, NaN and ''.
 * The text `false` is true.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function isTruthy(value: MatrixValue): boolean {
  return Boolean(value);
}

function parseNumber(text: string): number {
  if (text === '') return 0;
  if (DECIMAL.test(text)) return Number(text);
  if (text === 'Infinity' || text === '-Infinity') return Number(text);
  if (text.startsWith('0x') && HEXADECIMAL.test(text)) return toInteger(Number(text));
  if (OCTAL.test(text)) return toInteger(Number(text));
  return Number.NaN;
}

/** Upstream reads hexadecimal and octal numbers as signed 32-bit integers. */
function toInteger(value: number): number {
  return value > 0xffffffff ? Number.NaN : value | 0;
}
