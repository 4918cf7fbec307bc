import type { TestedJob } from '@/lib/matrix/jobs/model';

import { shortModel } from './short-model';

/** A property that jobs are filtered by. */
export type Facet = {
  /** The name that stands in addresses. */
  readonly key: string;
  readonly label: string;
  /** The values a job has under this facet; empty when it has none. */
  readonly valuesOf: (job: TestedJob) => readonly string[];
};

/** Prefix of the address names of facets made from keys that have no meaning to this site. */
export const EXTRA_PREFIX = 'x.';

const one = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined || value === '' ? [] : [value];

/** The facets that every matrix is offered, in the order they are shown. */
export const FACETS: readonly Facet[] = [
  { key: 'arch', label: 'Architecture', valuesOf: (job) => one(job.arch) },
  { key: 'trustedBoot', label: 'Trusted boot', valuesOf: (job) => [String(job.trustedBoot)] },
  { key: 'fips', label: 'FIPS', valuesOf: (job) => [String(job.fips)] },
  { key: 'model', label: 'Board', valuesOf: (job) => [job.model] },
  { key: 'provider', label: 'Kubernetes', valuesOf: (job) => [job.provider?.name ?? 'none'] },
  { key: 'result', label: 'Result', valuesOf: (job) => [job.result?.conclusion ?? 'unknown'] },
  { key: 'family', label: 'Family', valuesOf: (job) => one(job.distribution?.family) },
  { key: 'distribution', label: 'Distribution', valuesOf: (job) => one(job.distribution?.id) },
  { key: 'job', label: 'Workflow job', valuesOf: (job) => [job.job] },
];

/** Lists the facets of these jobs: the fixed ones, then one for each key without a meaning. */
export function facetsOf(jobs: readonly TestedJob[]): readonly Facet[] {
  const keys = new Set(jobs.flatMap(({ extra }) => extra.map(([key]) => key)));
  const extras = [...keys].map((key) => ({
    key: `${EXTRA_PREFIX}${key}`,
    label: key,
    valuesOf: (job: TestedJob) =>
      job.extra.filter(([name]) => name === key).map(([, text]) => text),
  }));
  return [...FACETS, ...extras];
}

const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trustedBoot: { true: 'trusted', false: 'plain' },
  fips: { true: 'FIPS', false: 'no FIPS' },
  provider: { none: 'none (core)' },
  result: { unknown: 'no result' },
};

/** Words a facet's value for the reader. */
export function labelOf(facet: string, value: string, jobs: readonly TestedJob[]): string {
  if (facet === 'family' || facet === 'distribution') {
    const named = jobs.find(
      ({ distribution }) => distribution?.[facet === 'family' ? 'family' : 'id'] === value,
    );
    const label = facet === 'family' ? named?.distribution?.familyName : named?.distribution?.name;
    return label ?? value;
  }
  if (facet === 'model') return shortModel(value);
  return LABELS[facet]?.[value] ?? value;
}
