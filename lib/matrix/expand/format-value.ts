import { isList } from './matrix-value';
import type { MatrixValue } from './model';

/** Formats a matrix value for readers: text unchanged, anything else as JSON. */
export function formatMatrixValue(value: MatrixValue): string {
  return typeof value === 'string' ? value : toText(value);
}

function toText(value: MatrixValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(toText).join(',')}]`;
  const pairs = value.entries.map(([key, each]) => `${JSON.stringify(key)}:${toText(each)}`);
  return `{${pairs.join(',')}}`;
}
