import { toText } from '@/lib/matrix/expand/coerce';
import { isList, isObject } from '@/lib/matrix/expand/matrix-value';
import type { MatrixValue } from '@/lib/matrix/expand/model';

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
