import { foldCase } from '@/lib/matrix/expand/fold-case';
import type { Axis, IncludeEntry, MatrixDefinition } from '@/lib/matrix/expand/matrix-definition';
import type { MatrixEntries, Problem } from '@/lib/matrix/expand/model';

import { describeNeeds } from './lookup';
import type { YamlEntry, YamlMap, YamlNode } from './model';
import {
  resolveEntries,
  resolveExpressions,
  type ResolvedEntry,
  type Resolving,
} from './resolve-expressions';
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
export function readMatrixDefinition(
  entry: YamlEntry,
  { job, ...resolving }: Resolving & { readonly job: string },
): MatrixDefinitionReading {
  if (containsUnreadable(entry.value)) return { kind: 'invalid', problems: [] };
  const owner = `job “${job}”`;
  const whole = resolveWhole(entry, { owner, resolving });
  if (whole.value === null) return { kind: 'dynamic', problems: whole.problems };
  if (whole.value.kind !== 'map') {
    const problem = problemAt(entry.value.place, 'A matrix must be a mapping of axes to lists.');
    return { kind: 'invalid', problems: [...whole.problems, problem] };
  }
  return readParts(entry, whole.value, { owner, resolving });
}

/** Whose matrix is read, for the words of problems, and what its expressions are resolved with. */
type Reading = { readonly owner: string; readonly resolving: Resolving };

/** Resolves a matrix that is one expression; null if it needs the running workflow. */
function resolveWhole({ value }: YamlEntry, { owner, resolving }: Reading): Part<YamlNode | null> {
  if (value.kind !== 'scalar') return { value, problems: [] };
  const { node, needs, problems } = resolveExpressions(value, resolving);
  if (needs.length === 0) return { value: node, problems };
  const message = describeNeeds(`The matrix of ${owner}`, needs);
  return { value: null, problems: [problemAt(value.place, message)] };
}

function readParts(
  entry: YamlEntry,
  map: YamlMap,
  { owner, resolving }: Reading,
): MatrixDefinitionReading {
  const resolved = resolveEntries(map, resolving);
  const computed = resolved.filter(({ value }) => value.needs.length > 0);
  const entries = resolved.map(({ value, ...part }) => ({
    ...part,
    value: value.needs.length > 0 ? null : value.node,
  }));

  const { value: definition, problems: found } = assemble(entry, entries);
  const needed = describeComputed(computed, owner);
  const problems = [
    ...repeatedKeys(resolved),
    ...resolved.flatMap(({ value }) => value.problems),
    ...found,
  ];
  if (problems.length > 0) return { kind: 'invalid', problems: [...problems, ...needed] };
  if (needed.length > 0) return { kind: 'dynamic', problems: needed };
  return { kind: 'static', definition, problems: [] };
}

/** One problem for all parts that need the running workflow. */
function describeComputed(computed: readonly ResolvedEntry[], owner: string): readonly Problem[] {
  const [first] = computed;
  if (first === undefined) return [];
  const sentences = computed.map(({ key, value }) =>
    describeNeeds(`${nameOf(key)} of ${owner}`, value.needs),
  );
  return [problemAt(first.value.node.place, sentences.join(' '))];
}

/** Finds keys of an evaluated expression that differ only in case; those of the file are found earlier. */
function repeatedKeys(entries: readonly ResolvedEntry[]): readonly Problem[] {
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
  const areKeysStatic = axisParts.every(({ key, value }) => value !== null || !/\$\{\{/.test(key));

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
