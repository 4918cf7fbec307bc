const DIGITS = 15;

/**
 * Formats a number as GitHub's expression language does: at most 15 significant digits, with an exponent
 * from 1E+15 upwards and from 1E-05 downwards.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return '0';
  const [digits = '', power = '0'] = value.toExponential(DIGITS - 1).split('e');
  const exponent = Number(power);
  if (exponent > -5 && exponent < DIGITS) return withoutZeros(value.toFixed(DIGITS - 1 - exponent));
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${withoutZeros(digits)}E${exponent < 0 ? '-' : '+'}${size}`;
}

function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}
