import { fail, ok, type Result } from '@/lib/base/result';
import type { ComputedRow } from '@/lib/matrix/expand/matrix-definition';
import type { MatrixEntries, MatrixValue } from '@/lib/matrix/expand/model';

import type { Node, ObjectNode, ScalarNode } from './model';

/** Values that one list may hold in all. */
const VALUE_LIMIT = 20_000;

/** Characters that their texts may have in all. */
const LENGTH_LIMIT = 4_000_000;

/** Values within values, as deep as GitHub allows them in a workflow. */
const DEPTH_LIMIT = 100;

/**
 * Reads the list behind a matrix: the output itself, or its `include` and nothing beside it. An entry that
 * loops put together stands where the array element stands which the innermost of them walks.
 */
export function readRows(
  node: Node,
  form: 'matrix' | 'include',
): Result<readonly ComputedRow[], string> {
  const list = form === 'include' ? node : includeOf(node);
  if (list?.kind !== 'list') return fail('The matrix that the script writes is no list of jobs.');
  const rows: ComputedRow[] = [];
  const budget = { left: VALUE_LIMIT, length: LENGTH_LIMIT, isTooDeep: false };
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

type Allowance = { left: number; length: number; isTooDeep: boolean };

/** What is told of the values of one row beside the values. */
type Reading = { readonly scopes: Set<string>; readonly budget: Allowance };

function readRow(node: ObjectNode, budget: Allowance): Result<ComputedRow, string> {
  const scopes = new Set<string>();
  const matrix = toEntries(node, { scopes, budget }, 1);
  if (budget.isTooDeep) return fail('The matrix that the script writes is nested too deeply.');
  if (isSpent(budget)) return fail('The matrix that the script writes is too large.');
  if (scopes.size > 1) {
    return fail(`Line ${node.lines.start} holds a job that needs ${[...scopes].join(' and ')}.`);
  }
  const [scope = null] = scopes;
  return ok({ matrix, ...placeOf(node), scope });
}

function isSpent({ left, length }: Allowance): boolean {
  return left < 0 || length < 0;
}

function toValue(node: Node, reading: Reading, depth: number): MatrixValue {
  const { scopes, budget } = reading;
  budget.left -= 1;
  budget.isTooDeep ||= depth > DEPTH_LIMIT;
  if (isSpent(budget) || budget.isTooDeep) return null;
  if (node.scope !== null) scopes.add(node.scope);
  if (node.kind === 'list') return node.items.map((item) => toValue(item, reading, depth + 1));
  if (node.kind === 'object') return { entries: toEntries(node, reading, depth) };
  if (typeof node.value === 'string') budget.length -= node.value.length;
  return node.value;
}

function toEntries(node: ObjectNode, reading: Reading, depth: number): MatrixEntries {
  const { scopes, budget } = reading;
  if (node.scope !== null) scopes.add(node.scope);
  return node.entries.map(([key, value]) => {
    budget.length -= key.length;
    return [key, toValue(value, reading, depth + 1)];
  });
}

type LoopValue = { readonly key: string; readonly node: ScalarNode };

function placeOf(node: ObjectNode): Pick<ComputedRow, 'lines' | 'axisLines'> {
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
