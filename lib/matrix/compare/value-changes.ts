import type { TestedJob } from '@/lib/matrix/jobs/model';

import type { ValueChange } from './model';

/**
 * Lists the values that differ between the jobs of one cell. What makes the cell (architecture, board, boot, FIPS, and
 * the name of the Kubernetes distribution) is equal on both sides; a cell of several jobs joins their values.
 */
export function valueChanges(
  before: readonly TestedJob[],
  after: readonly TestedJob[],
): readonly ValueChange[] {
  const old = valuesOf(before);
  const now = valuesOf(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ key, before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
}

function valuesOf(jobs: readonly TestedJob[]): ReadonlyMap<string, string> {
  const values = new Map<string, Set<string>>();
  for (const [key, value] of jobs.flatMap(pairsOf)) {
    values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  return new Map([...values].map(([key, each]) => [key, [...each].toSorted().join(', ')]));
}

function pairsOf({ baseImage, provider, extra, scope }: TestedJob): readonly [string, string][] {
  const version = provider?.version ?? null;
  return [
    ...(baseImage === null ? [] : [['base image', baseImage] as [string, string]]),
    ...(version === null ? [] : [['Kubernetes version', version] as [string, string]]),
    ...extra
      .filter(([, value]) => value !== '')
      .map(([key, value]): [string, string] => [key, value]),
    ...(scope === null ? [] : [['CI scope', scope] as [string, string]]),
  ];
}
