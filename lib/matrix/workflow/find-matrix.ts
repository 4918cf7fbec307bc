import type { MatrixEntries, MatrixValue, Problem } from '@/lib/matrix/expand/model';

import { describeNeeds } from './lookup';
import type { YamlEntry, YamlMap, YamlNode } from './model';
import { resolveExpressions, type Resolving } from './resolve-expressions';
import { findEntry, isRepeated, problemAt, toMatrixValue } from './yaml-node';

/** The matrix of a job with the job's name, or why there is none. */
export type FoundMatrix =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'found';
      readonly matrix: YamlEntry;
      readonly name: YamlNode | undefined;
      /** What the `strategy` context says of all jobs: `fail-fast`, and `max-parallel` if it is given. */
      readonly strategy: MatrixEntries;
      /** Whether the complete strategy is one expression. */
      readonly isComputed: boolean;
    }
  | { readonly kind: 'dynamic' | 'invalid'; readonly problems: readonly Problem[] };

const STRATEGY_KEYS = ['fail-fast', 'matrix', 'max-parallel'];

/**
 * Finds the matrix of a job. Fails if the strategy is not a mapping, is declared twice, has a key that GitHub
 * does not accept, or is an expression that needs the running workflow.
 */
export function findMatrix(
  { key, keyPlace, value: job }: YamlEntry,
  resolving: Resolving,
): FoundMatrix {
  if (job.kind === 'unreadable') return { kind: 'invalid', problems: [] };
  if (job.kind !== 'map') return invalid([problemAt(keyPlace, `The job “${key}” is no mapping.`)]);
  const strategy = findEntry(job, 'strategy');
  if (strategy === undefined) return { kind: 'none' };
  if (isRepeated(job, 'strategy') || strategy.value.kind === 'unreadable') return invalid([]);

  const isComputed = strategy.value.kind === 'scalar';
  const { node, needs, problems } = isComputed
    ? resolveExpressions(strategy.value, resolving)
    : { node: strategy.value, needs: [], problems: [] };
  if (needs.length > 0) {
    const message = describeNeeds(`The strategy of job “${key}”, and with it its matrix,`, needs);
    return { kind: 'dynamic', problems: [problemAt(node.place, message)] };
  }
  if (problems.length > 0) return invalid(problems);
  if (node.kind !== 'map')
    return invalid([problemAt(strategy.keyPlace, `The strategy of job “${key}” is no mapping.`)]);

  const unknown = node.entries.find((entry) => !STRATEGY_KEYS.includes(entry.key));
  if (unknown !== undefined) {
    const message = `The strategy of job “${key}” has the key “${unknown.key}”, which GitHub does not accept.`;
    return invalid([problemAt(unknown.keyPlace, message)]);
  }
  const matrix = findEntry(node, 'matrix');
  if (matrix === undefined) return { kind: 'none' };
  if (isRepeated(node, 'matrix')) return invalid([]);
  return {
    kind: 'found',
    matrix,
    name: findEntry(job, 'name')?.value,
    strategy: readStrategy(node, resolving),
    isComputed,
  };
}

function readStrategy(strategy: YamlMap, resolving: Resolving): MatrixEntries {
  const valueOf = (key: string): MatrixValue | undefined => {
    const value = findEntry(strategy, key)?.value;
    const resolved = value === undefined ? undefined : resolveExpressions(value, resolving);
    return resolved === undefined || resolved.needs.length > 0
      ? undefined
      : toMatrixValue(resolved.node);
  };
  const maxParallel = valueOf('max-parallel');
  return [
    ['fail-fast', valueOf('fail-fast') ?? true],
    ...(typeof maxParallel === 'number' ? [['max-parallel', maxParallel] as const] : []),
  ];
}

function invalid(problems: readonly Problem[]): FoundMatrix {
  return { kind: 'invalid', problems };
}
