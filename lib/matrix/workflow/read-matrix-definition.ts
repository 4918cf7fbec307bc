import type { Budget } from '@/lib/matrix/expand/budget';
import { foldCase } from '@/lib/matrix/expand/fold-case';
import type { Axis, IncludeEntry, MatrixDefinition } from '@/lib/matrix/expand/matrix-definition';
import type { MatrixEntries, Problem } from '@/lib/matrix/expand/model';

import type { YamlEntry, YamlMap, YamlNode } from './model';
import { containsExpression } from './parse-template';
import { COMPUTED_KEY, resolveExpressions } from './resolve-expressions';
import { containsUnreadable, problemAt, toMatrixEntries, toMatrixValue } from './yaml-node';

/** The result of reading a job's `strategy.matrix`. */
export type MatrixDefinitionReading =
  | {
      readonly kind: 'static';
      readonly definition: MatrixDefinition;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'dynamic' | 'invalid'; readonly problems: readonly Problem[] };

type Part<Value> = { readonly value: Value; readonly problems: readonly Problem[] };

/**
 * Reads a job's `strategy.matrix`. It is dynamic if a part of it needs the running workflow, and invalid if
 * GitHub would refuse it: an axis that is empty or not a list, an `include` or `exclude` that is not a list of
 * mappings, an empty entry, an `exclude` key that is not an axis, a duplicate key, neither axis nor `include`.
 *
 * @see https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/Conversion/MatrixBuilder.cs
 */
export function readMatrixDefinition(entry: YamlEntry, budget: Budget): MatrixDefinitionReading {
  if (containsUnreadable(entry.value)) return { kind: 'invalid', problems: [] };
  const whole = resolveWhole(entry, budget);
  if (whole.value === null) return { kind: 'dynamic', problems: whole.problems };
  if (whole.value.kind !== 'map') {
    const problem = problemAt(entry.value.place, 'A matrix must be a mapping of axes to lists.');
    return { kind: 'invalid', problems: [...whole.problems, problem] };
  }
  return readParts(entry, whole.value, budget);
}

/** Resolves a matrix that is one expression; null if it needs the running workflow. */
function resolveWhole({ value }: YamlEntry, budget: Budget): Part<YamlNode | null> {
  if (value.kind !== 'scalar') return { value, problems: [] };
  const { node, needs, problems } = resolveExpressions(value, budget);
  if (needs.length === 0) return { value: node, problems };
  return {
    value: null,
    problems: [problemAt(value.place, describeNeeds('The whole matrix', needs))],
  };
}

function readParts(entry: YamlEntry, map: YamlMap, budget: Budget): MatrixDefinitionReading {
  const parts = map.entries.map((part) => ({
    part,
    resolved: resolveExpressions(part.value, budget),
  }));
  const computed = parts.flatMap(({ part, resolved }) => {
    const needs = containsExpression(part.key) ? [COMPUTED_KEY] : resolved.needs;
    if (needs.length === 0) return [];
    return [problemAt(part.value.place, describeNeeds(nameOf(part.key), needs))];
  });
  const entries = parts.map(({ part, resolved }) => ({
    ...part,
    value: resolved.needs.length > 0 || containsExpression(part.key) ? null : resolved.node,
  }));

  const { value: definition, problems: found } = assemble(entry, entries);
  const problems = [
    ...repeatedKeys(map),
    ...parts.flatMap(({ resolved }) => resolved.problems),
    ...found,
  ];
  if (problems.length > 0) return { kind: 'invalid', problems: [...problems, ...computed] };
  if (computed.length > 0) return { kind: 'dynamic', problems: computed };
  return { kind: 'static', definition, problems: [] };
}

/** Finds keys of an evaluated expression that differ only in case; those of the file are found earlier. */
function repeatedKeys({ entries }: YamlMap): readonly Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key, keyPlace }) => {
    const isNew = !seen.has(foldCase(key));
    seen.add(foldCase(key));
    return isNew ? [] : [problemAt(keyPlace, `The key “${key}” is a duplicate.`)];
  });
}

/** A key of a matrix; its value is null if it needs the running workflow. */
type MatrixPart = Omit<YamlEntry, 'value'> & { readonly value: YamlNode | null };

function assemble(matrix: YamlEntry, parts: readonly MatrixPart[]): Part<MatrixDefinition> {
  const rules = new Set(['include', 'exclude']);
  const axisParts = parts.filter(({ key }) => !rules.has(key));
  const keys = new Set(axisParts.map(({ key }) => foldCase(key)));
  const areKeysStatic = axisParts.every(({ key }) => !containsExpression(key));

  const axes = axisParts.map(readAxis);
  const include = readEntries(parts.find(({ key }) => key === 'include'));
  const exclude = readEntries(parts.find(({ key }) => key === 'exclude'));
  const unknownKeys = areKeysStatic
    ? exclude.value.flatMap(({ node }) => findUnknownKeys(node, keys))
    : [];
  const isEmpty =
    axisParts.length === 0 && include.value.length === 0 && include.problems.length === 0;
  const isComputed = parts.some(({ value }) => value === null);
  const nothing =
    isEmpty && !isComputed
      ? [problemAt(matrix.keyPlace, 'A matrix needs an axis or an include.')]
      : [];

  return {
    value: {
      line: matrix.keyPlace.line,
      axes: axes.flatMap(({ value }) => (value === null ? [] : [value])),
      exclude: exclude.value.map(({ entries }) => entries),
      include: include.value.map(({ entries, node }): IncludeEntry => {
        const { line, endLine } = node.place;
        return { entries, lines: { start: line, end: endLine } };
      }),
    },
    problems: [
      ...axes.flatMap(({ problems }) => problems),
      ...include.problems,
      ...exclude.problems,
      ...unknownKeys,
      ...nothing,
    ],
  };
}

function readAxis({ key, keyPlace, value }: MatrixPart): Part<Axis | null> {
  if (value === null) return { value: null, problems: [] };
  const refuse = (message: string) => ({ value: null, problems: [problemAt(keyPlace, message)] });
  if (value.kind !== 'list') return refuse(`The axis “${key}” is no list.`);
  if (value.items.length === 0) return refuse(`The axis “${key}” has no values.`);
  const values = value.items.map((item) => ({ value: toMatrixValue(item), line: item.place.line }));
  return { value: { key, values }, problems: [] };
}

type RuleEntry = { readonly entries: MatrixEntries; readonly node: YamlMap };

function readEntries(part: MatrixPart | undefined): Part<readonly RuleEntry[]> {
  if (part === undefined || part.value === null) return { value: [], problems: [] };
  const { key, value } = part;
  if (value.kind !== 'list') {
    return { value: [], problems: [problemAt(value.place, `“${key}” is no list.`)] };
  }
  const entries: RuleEntry[] = [];
  const problems: Problem[] = [];
  for (const node of value.items) {
    if (node.kind !== 'map') {
      problems.push(problemAt(node.place, `An entry of “${key}” is no mapping of keys to values.`));
    } else if (node.entries.length === 0) {
      problems.push(problemAt(node.place, `An entry of “${key}” is empty.`));
    } else {
      entries.push({ entries: toMatrixEntries(node), node });
    }
  }
  return { value: entries, problems };
}

function findUnknownKeys(node: YamlMap, keys: ReadonlySet<string>): readonly Problem[] {
  return node.entries
    .filter(({ key }) => !keys.has(foldCase(key)))
    .map(({ key, keyPlace }) =>
      problemAt(keyPlace, `The key “${key}” of “exclude” is no axis of the matrix.`),
    );
}

function nameOf(key: string): string {
  if (key === 'include' || key === 'exclude') return `“${key}”`;
  return `The axis “${key}”`;
}

function describeNeeds(what: string, needs: readonly string[]): string {
  return `${what} is computed while the workflow runs: it needs ${needs.join(', ')}.`;
}
