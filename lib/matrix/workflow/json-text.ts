import { toText } from '@/lib/matrix/expand/coerce';
import { isList, isObject } from '@/lib/matrix/expand/matrix-value';
import type { MatrixValue } from '@/lib/matrix/expand/model';

import { EvaluationError } from './evaluation-error';

const TEXT_OR_KEY = /"((?:[^"\\]|\\.)*"(\s*:)?)/g;
const MAX_DEPTH = 100;

/** Evaluates the `fromJSON` function; keys keep the order of the text. */
export function parseJson(text: string): MatrixValue {
  return toValue(parseMarked(text), 1);
}

/** Evaluates the `toJSON` function: two blanks for each level. */
export function formatJson(value: MatrixValue, indent = ''): string {
  const deeper = `${indent}  `;
  if (isList(value)) {
    return wrap(
      '[]',
      indent,
      value.map((item) => `${deeper}${formatJson(item, deeper)}`),
    );
  }
  if (isObject(value)) {
    const pair = ([key, part]: readonly [string, MatrixValue]) =>
      `${deeper}${JSON.stringify(key)}: ${formatJson(part, deeper)}`;
    return wrap('{}', indent, value.entries.map(pair));
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return value === null ? 'null' : toText(value);
}

function wrap(brackets: string, indent: string, lines: readonly string[]): string {
  if (lines.length === 0) return brackets;
  return `${brackets.charAt(0)}\n${lines.join(',\n')}\n${indent}${brackets.charAt(1)}`;
}

/** Prefixes every key with `$`, so that JavaScript neither moves keys like `10` to the front nor sets `__proto__`. */
function parseMarked(text: string): unknown {
  try {
    JSON.parse(text);
    return JSON.parse(
      text.replaceAll(TEXT_OR_KEY, (whole, rest: string, colon?: string) =>
        colon === undefined ? whole : `"$${rest}`,
      ),
    );
  } catch {
    throw new EvaluationError('The text given to fromJSON is not valid JSON.');
  }
}

function toValue(parsed: unknown, depth: number): MatrixValue {
  if (depth > MAX_DEPTH)
    throw new EvaluationError('The text given to fromJSON is nested too deeply.');
  if (Array.isArray(parsed)) return parsed.map((item: unknown) => toValue(item, depth + 1));
  if (typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean')
    return parsed;
  if (typeof parsed !== 'object' || parsed === null) return null;
  const entries = Object.entries(parsed).map(
    ([key, part]) => [key.slice(1), toValue(part, depth + 1)] as const,
  );
  return { entries };
}
