import { EvaluationError } from './evaluation-error';

const PIECE = /\{\{|\}\}|\{(\d+)\}|[{}]|[^{}]+/g;
const MAX_INDEX = 255;

/**
 * Evaluates the `format` function: `{0}` is replaced by the first value, `{{` and `}}` by single braces. Throws
 * an {@link EvaluationError} for any other brace, a number without a value, and a result beyond `limit`.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/expressions#format
 */
export function formatText(text: string, values: readonly string[], limit: number): string {
  const pieces: string[] = [];
  let length = 0;
  for (const [piece, index] of text.matchAll(PIECE)) {
    const filled = index === undefined ? unescape(piece) : valueAt(values, Number(index));
    length += filled.length;
    if (length > limit) throw new EvaluationError('The text it makes is too long.');
    pieces.push(filled);
  }
  return pieces.join('');
}

function unescape(piece: string): string {
  if (piece === '{' || piece === '}') {
    throw new EvaluationError('The text given to format has a brace that is not doubled.');
  }
  return piece === '{{' || piece === '}}' ? piece.slice(1) : piece;
}

function valueAt(values: readonly string[], index: number): string {
  const value = index <= MAX_INDEX ? values[index] : undefined;
  if (value === undefined)
    throw new EvaluationError('The text given to format refers to a value that is missing.');
  return value;
}
