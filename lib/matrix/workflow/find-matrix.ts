import type { Problem } from '@/lib/matrix/expand/model';

import type { YamlEntry, YamlNode } from './model';
import { containsExpression } from './parse-template';
import { findEntry, isRepeated, problemAt } from './yaml-node';

/** The matrix of a job with the job's name, or why there is none. */
export type FoundMatrix =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly matrix: YamlEntry; readonly name: YamlNode | undefined }
  | { readonly kind: 'dynamic' | 'invalid'; readonly problems: readonly Problem[] };

/** Finds the matrix of a job; fails if the strategy is an expression, not a mapping, or declared twice. */
export function findMatrix({ key, keyPlace, value: job }: YamlEntry): FoundMatrix {
  if (job.kind === 'unreadable') return { kind: 'invalid', problems: [] };
  if (job.kind !== 'map') {
    return { kind: 'invalid', problems: [problemAt(keyPlace, `The job “${key}” is no mapping.`)] };
  }
  const strategy = findEntry(job, 'strategy');
  if (strategy === undefined) return { kind: 'none' };
  if (isRepeated(job, 'strategy')) return { kind: 'invalid', problems: [] };
  if (strategy.value.kind !== 'map') return readOddStrategy(key, strategy);

  const matrix = findEntry(strategy.value, 'matrix');
  if (matrix === undefined) return { kind: 'none' };
  if (isRepeated(strategy.value, 'matrix')) return { kind: 'invalid', problems: [] };
  return { kind: 'found', matrix, name: findEntry(job, 'name')?.value };
}

function readOddStrategy(key: string, { keyPlace, value }: YamlEntry): FoundMatrix {
  if (value.kind === 'unreadable') return { kind: 'invalid', problems: [] };
  if (
    value.kind === 'scalar' &&
    typeof value.value === 'string' &&
    containsExpression(value.value)
  ) {
    const message = `The strategy of job “${key}”, its matrix too, is computed while the workflow runs.`;
    return { kind: 'dynamic', problems: [problemAt(value.place, message)] };
  }
  return {
    kind: 'invalid',
    problems: [problemAt(keyPlace, `The strategy of job “${key}” is no mapping.`)],
  };
}
