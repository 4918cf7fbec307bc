import { spend, type Budget } from '@/lib/matrix/expand/budget';
import { toText } from '@/lib/matrix/expand/coerce';
import { isList, isObject } from '@/lib/matrix/expand/matrix-value';
import type { MatrixValue, Problem } from '@/lib/matrix/expand/model';

import { compileExpression } from './compile-expression';
import { evaluateExpression } from './evaluate-expression';
import { lookUpAll, type Lookup, type Need } from './lookup';
import type { Place, YamlEntry, YamlMap, YamlNode, YamlScalar } from './model';
import { containsExpression, parseTemplate, type TemplatePart } from './parse-template';
import { problemAt } from './yaml-node';

/** Cost of parsing a character of an expression, relative to one of a value. */
const COST_OF_PARSING = 5;

/** The key that puts the entries of its value in its own place. */
const INSERT = /^\s*\$\{\{\s*insert\s*\}\}\s*$/;

/** Where the values of contexts come from, and the budget of all evaluations. */
export type Resolving = { readonly lookup: Lookup; readonly budget: Budget };

/** A node with its expressions resolved as far as possible, and problems for the others. */
export type Resolved = {
  readonly node: YamlNode;
  /** What unresolved expressions need from the running workflow. */
  readonly needs: readonly Need[];
  readonly problems: readonly Problem[];
};

/** An entry of a mapping with its key and its value resolved. */
export type ResolvedEntry = Omit<YamlEntry, 'value'> & { readonly value: Resolved };

/**
 * Resolves the expressions in a node whose values the file says, e.g. `${{ fromJSON('["a"]') }}`, and lists what
 * the others need. An expression gives a value of any kind, but text if there is text around it. An item of a
 * list that gives a list becomes its items.
 *
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/ObjectTemplating/TemplateUnraveler.cs
 */
export function resolveExpressions(node: YamlNode, resolving: Resolving): Resolved {
  if (node.kind === 'scalar') return resolveScalar(node, resolving);
  if (node.kind === 'unreadable') return { node, needs: [], problems: [] };
  if (node.kind === 'list') {
    const items = node.items.map((item) => resolveExpressions(item, resolving));
    const spliced = items.flatMap((item, at) => {
      const isSpliced = node.items[at]?.kind === 'scalar' && item.node.kind === 'list';
      return isSpliced && item.node.kind === 'list' ? item.node.items : [item.node];
    });
    return { ...gather(items), node: { ...node, items: spliced } };
  }
  const entries = resolveEntries(node, resolving);
  return {
    ...gather(entries.map(({ value }) => value)),
    node: {
      ...node,
      entries: entries.map(({ value, ...entry }) => ({ ...entry, value: value.node })),
    },
  };
}

/** Resolves the keys and the values of a mapping; `${{ insert }}` becomes the entries of its value. */
export function resolveEntries(map: YamlMap, resolving: Resolving): readonly ResolvedEntry[] {
  return map.entries.flatMap(({ key, keyPlace, value }): readonly ResolvedEntry[] => {
    const resolved = resolveExpressions(value, resolving);
    if (INSERT.test(key)) return insert({ key, keyPlace, value: resolved });
    if (!containsExpression(key)) return [{ key, keyPlace, value: resolved }];
    const name = resolveScalar({ kind: 'scalar', value: key, place: keyPlace }, resolving);
    const text = name.node.kind === 'scalar' ? toText(name.node.value) : key;
    const both = gather([name, resolved]);
    return [{ key: text, keyPlace, value: { ...both, node: resolved.node } }];
  });
}

function insert(entry: ResolvedEntry): readonly ResolvedEntry[] {
  const { node, needs, problems } = entry.value;
  if (needs.length > 0 || problems.length > 0) return [entry];
  if (node.kind === 'map') {
    return node.entries.map((each) => ({
      ...each,
      value: { node: each.value, needs: [], problems: [] },
    }));
  }
  const problem = problemAt(entry.keyPlace, 'The value of “${{ insert }}” is not a mapping.');
  return [{ ...entry, value: { node, needs: [], problems: [problem] } }];
}

function resolveScalar(node: YamlScalar, resolving: Resolving): Resolved {
  const { value, place } = node;
  if (typeof value !== 'string' || !containsExpression(value))
    return { node, needs: [], problems: [] };
  const parts = parseTemplate(value);
  if (!parts.ok) return { node, needs: [], problems: [problemAt(place, parts.failure.message)] };

  const results = parts.value.map((part) => resolvePart(part, resolving));
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
  readonly needs: readonly Need[];
  readonly message: string | null;
};

function resolvePart(part: TemplatePart, { lookup, budget }: Resolving): PartResult {
  const nothing: PartResult = { value: null, needs: [], message: null };
  if (part.kind === 'text') return { ...nothing, value: part.text };
  if (!spend(budget, part.expression.length * COST_OF_PARSING))
    return { ...nothing, message: 'The file contains too many expressions.' };
  const compiled = compileExpression(part.expression);
  if (!compiled.ok) return { ...nothing, message: compiled.failure.message };
  const { tree, references, runnerFunctions } = compiled.value;
  const { contexts, needs } = lookUpAll(references, lookup);
  const functions = runnerFunctions.map((name) => ({ kind: 'context', name }) as const);
  if (needs.length + functions.length > 0) return { ...nothing, needs: [...needs, ...functions] };
  const result = evaluateExpression(tree, { contexts, budget });
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
    needs: parts.flatMap(({ needs }) => needs),
    problems: parts.flatMap(({ problems }) => problems),
  };
}
