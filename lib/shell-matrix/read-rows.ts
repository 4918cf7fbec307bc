import { fail, ok, type Result } from '@/lib/result';
import type { LineRange, MatrixEntries, MatrixJob, MatrixValue } from '@/lib/matrix/model';

import type { Node, ObjectNode, ScalarNode } from './model';

/** One entry of a computed list: its values and where they are written. */
export type Row = {
  readonly matrix: MatrixEntries;
  readonly lines: LineRange;
  readonly axisLines: MatrixJob['axisLines'];
  readonly scope: string | null;
};

/** Values that one list may hold in all. */
const VALUE_LIMIT = 20_000;

/**
 * Reads the list behind a matrix: the output itself, or its `include` and nothing beside it. An entry that
 * loops put together stands where the array element stands which the innermost of them walks.
 */
export function readRows(node: Node, form: 'matrix' | 'include'): Result<readonly Row[], string> {
  const list = form === 'include' ? node : includeOf(node);
  if (list?.kind !== 'list') return fail('The matrix that the script writes is no list of jobs.');
  const rows: Row[] = [];
  const budget = { left: VALUE_LIMIT };
  for (const item of list.items) {
    if (item.kind !== 'object')
      return fail(`Line ${item.lines.start} holds a job that is no object.`);
    const row = readRow(item, budget);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok(rows);
}

function includeOf(node: Node): Node | null {
  if (node.kind !== 'object') return null;
  const [entry, ...others] = node.entries;
  return entry?.[0].toLowerCase() === 'include' && others.length === 0 ? entry[1] : null;
}

type Budget = { left: number };

function readRow(node: ObjectNode, budget: Budget): Result<Row, string> {
  const scopes = new Set<string>();
  const matrix = toEntries(node, scopes, budget);
  if (budget.left < 0) return fail('The matrix that the script writes is too large.');
  if (scopes.size > 1) {
    return fail(`Line ${node.lines.start} holds a job that needs ${[...scopes].join(' and ')}.`);
  }
  const [scope = null] = scopes;
  return ok({ matrix, ...placeOf(node), scope });
}

function toValue(node: Node, scopes: Set<string>, budget: Budget): MatrixValue {
  budget.left -= 1;
  if (budget.left < 0) return null;
  if (node.scope !== null) scopes.add(node.scope);
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item) => toValue(item, scopes, budget));
  return { entries: toEntries(node, scopes, budget) };
}

function toEntries(node: ObjectNode, scopes: Set<string>, budget: Budget): MatrixEntries {
  if (node.scope !== null) scopes.add(node.scope);
  return node.entries.map(([key, value]) => [key, toValue(value, scopes, budget)]);
}

type LoopValue = { readonly key: string; readonly node: ScalarNode };

function placeOf(node: ObjectNode): Pick<Row, 'lines' | 'axisLines'> {
  const values = node.entries.flatMap(([key, value]): readonly LoopValue[] =>
    value.kind === 'scalar' && value.loop !== null ? [{ key, node: value }] : [],
  );
  const axisLines = values.map((value) => ({ key: value.key, line: value.node.lines.start }));
  const innermost = values.toSorted((a, b) => rank(b.node) - rank(a.node))[0];
  return { lines: innermost?.node.lines ?? node.lines, axisLines };
}

/** Elements of arrays go before words of a loop, and inner loops before outer ones. */
function rank({ loop }: ScalarNode): number {
  return loop === null ? 0 : loop.depth + (loop.isElement ? 1000 : 0);
}
