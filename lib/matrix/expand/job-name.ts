import { toText } from './coerce';
import { isList, isObject } from './matrix-value';
import type { MatrixEntries, MatrixValue } from './model';

const MAX_LENGTH = 100;
const ELLIPSIS = '...';

/**
 * The name of a matrix job without a name template: `base (leaf, leaf)`, with every leaf of nested values except
 * null and ''. Names of more than 100 characters are cut to 97 and `...`.
 *
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/Conversion/JobNameBuilder.cs
 */
export function defaultJobName(base: string, original: MatrixEntries): string {
  const leaves = original.flatMap(([, value]) => leavesOf(value));
  const name = leaves.length === 0 ? base : `${base} (${leaves.join(', ')})`;
  if (name.length <= MAX_LENGTH) return name;
  return `${name.slice(0, MAX_LENGTH - ELLIPSIS.length)}${ELLIPSIS}`;
}

function leavesOf(value: MatrixValue): readonly string[] {
  if (isList(value)) return value.flatMap(leavesOf);
  if (isObject(value)) return value.entries.flatMap(([, part]) => leavesOf(part));
  const text = toText(value);
  return text === '' ? [] : [text];
}
