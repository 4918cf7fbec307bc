import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { toText } from '@/lib/matrix/expand/coerce';
import { isList, isObject } from '@/lib/matrix/expand/matrix-value';
import type { MatrixValue, Problem } from '@/lib/matrix/expand/model';

import { compileExpression } from './compile-expression';
import { evaluateExpression } from './evaluate-expression';
import type { Place, YamlNode, YamlScalar } from './model';
import { containsExpression, parseTemplate, type TemplatePart } from './parse-template';
import { problemAt } from './yaml-node';

/** The need that is reported for a key that is an expression. */
export const COMPUTED_KEY = 'the value of an expression that is a key';

/** Cost of parsing a character of an expression, relative to one of a value. */
const COST_OF_PARSING = 5;

/** A node with its expressions resolved as far as possible, and problems for the others. */
export type Resolved = {
  readonly node: YamlNode;
  /** What unresolved expressions need from the running workflow. */
  readonly needs: readonly string[];
  readonly problems: readonly Problem[];
};

/**
 * Resolves the expressions in a node that need nothing from the running workflow, e.g.
 * `${{ fromJSON('["a"]') }}`, and lists what the others need. An expression gives a value of any kind, but text
 * if there is text around it.
 */
export function resolveExpressions(node: YamlNode, budget: Budget): Resolved {
  if (node.kind === 'scalar') return resolveScalar(node, budget);
  if (node.kind === 'list') {
    const items = node.items.map((item) => resolveExpressions(item, budget));
    return { ...gather(items), node: { ...node, items: items.map((item) => item.node) } };
  }
  if (node.kind === 'unreadable') return { node, needs: [], problems: [] };

  const values = node.entries.map(({ value }) => resolveExpressions(value, budget));
  const keys = node.entries.map(({ key, keyPlace }) => resolveKey(key, keyPlace));
  const entries = node.entries.map((entry, at) => ({
    ...entry,
    value: values[at]?.node ?? entry.value,
  }));
  return { ...gather([...keys, ...values]), node: { ...node, entries } };
}

/** A key that is an expression is never resolved, whatever it needs. */
function resolveKey(key: string, keyPlace: Place): Resolved {
  const node: YamlNode = { kind: 'scalar', value: key, place: keyPlace };
  return { node, needs: containsExpression(key) ? [COMPUTED_KEY] : [], problems: [] };
}

function resolveScalar(node: YamlScalar, budget: Budget): Resolved {
  const { value, place } = node;
  if (typeof value !== 'string' || !containsExpression(value))
    return { node, needs: [], problems: [] };
  const parts = parseTemplate(value);
  if (!parts.ok) return { node, needs: [], problems: [problemAt(place, parts.failure.message)] };

  const results = parts.value.map((part) => resolvePart(part, budget));
  const needs = results.flatMap((result) => result.needs);
  const problems = results.flatMap(({ message }) =>
    message === null ? [] : [problemAt(place, `An expression cannot be read: ${message}`)],
  );
  if (needs.length > 0 || problems.length > 0) return { node, needs, problems };
  const [only = null, ...others] = results.map((result) => result.value);
  const resolved = others.length === 0 ? only : [only, ...others].map(toText).join('');
  return { node: toNode(resolved, place), needs, problems };
}

type PartResult = {
  readonly value: MatrixValue;
  readonly needs: readonly string[];
  readonly message: string | null;
};

function resolvePart(part: TemplatePart, budget: Budget): PartResult {
  const nothing: PartResult = { value: null, needs: [], message: null };
  if (part.kind === 'text') return { ...nothing, value: part.text };
  if (!spend(budget, part.expression.length * COST_OF_PARSING))
    return { ...nothing, message: 'The file holds too many expressions.' };
  const compiled = compileExpression(part.expression);
  if (!compiled.ok) return { ...nothing, message: compiled.failure.message };
  if (compiled.value.needs.length > 0)
    return { ...nothing, needs: compiled.value.needs.map((need) => `“${need}”`) };
  const result = evaluateExpression(compiled.value.tree, { matrix: [], budget });
  return result.ok
    ? { ...nothing, value: result.value }
    : { ...nothing, message: result.failure.message };
}

function toNode(value: MatrixValue, place: Place): YamlNode {
  if (isList(value))
    return { kind: 'list', items: value.map((item) => toNode(item, place)), place };
  if (!isObject(value)) return { kind: 'scalar', value, place };
  const entries = value.entries.map(([key, part]) => ({
    key,
    keyPlace: place,
    value: toNode(part, place),
  }));
  return { kind: 'map', entries, place };
}

function gather(parts: readonly Resolved[]): Omit<Resolved, 'node'> {
  return {
    needs: [...new Set(parts.flatMap(({ needs }) => needs))],
    problems: parts.flatMap(({ problems }) => problems),
  };
}
