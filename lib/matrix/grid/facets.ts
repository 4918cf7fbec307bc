import type { Facet } from '@/lib/base/filter/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { boardName } from './board-name';

/** Prefix of the URL parameters of facets made from keys that have no meaning to this site. */
export const EXTRA_PREFIX = 'x.';

const one = (value: string | null | undefined): readonly string[] =>
  value === null || value === undefined || value === '' ? [] : [value];

const RESULT_LABELS: ReadonlyMap<string, string> = new Map([
  ['unknown', 'no result yet'],
  ['not-started', 'not started'],
]);

const boardLabel = (model: string): string =>
  model === 'generic' ? 'no board (generic)' : boardName(model);

/** The distribution with its release; two images of the same release have their references too. */
function baseImageLabel(image: string, jobs: readonly TestedJob[]): string {
  const labels = new Map(
    jobs.map(({ baseImage, distribution }) => [
      baseImage,
      [distribution?.name, distribution?.release].filter(Boolean).join(' '),
    ]),
  );
  const label = labels.get(image) ?? '';
  if (label === '') return image;
  const isShared = [...labels.values()].filter((each) => each === label).length > 1;
  return isShared ? `${label} (${image})` : label;
}

/** The facets that every matrix is offered, in the order they are shown. */
export const FACETS: readonly Facet<TestedJob>[] = [
  { key: 'arch', label: 'Architecture', valuesOf: (job) => one(job.arch) },
  {
    key: 'trustedBoot',
    label: 'Boot',
    valuesOf: (job) => [String(job.trustedBoot)],
    labelOf: (value) => (value === 'true' ? 'trusted boot' : 'standard boot'),
  },
  {
    key: 'fips',
    label: 'FIPS',
    valuesOf: (job) => [String(job.fips)],
    labelOf: (value) => (value === 'true' ? 'FIPS' : 'no FIPS'),
  },
  { key: 'model', label: 'Board', valuesOf: (job) => [job.model], labelOf: boardLabel },
  {
    key: 'provider',
    label: 'Kubernetes',
    valuesOf: (job) => [job.provider?.name ?? 'none'],
    labelOf: (value) => (value === 'none' ? 'core (no Kubernetes)' : value),
  },
  {
    key: 'result',
    label: 'Result',
    // The result of a combination is its newest evidence, and older evidence of another source has no say in it.
    valuesOf: ({ result, newerResult, supersededBy }) =>
      supersededBy === null
        ? [result?.conclusion ?? 'unknown', ...one(newerResult?.conclusion)]
        : [],
    labelOf: (value) => RESULT_LABELS.get(value) ?? value,
  },
  {
    key: 'family',
    label: 'Family',
    valuesOf: (job) => one(job.distribution?.family),
    labelOf: (value, jobs) => {
      const job = jobs.find(({ distribution }) => distribution?.family === value);
      return job?.distribution?.familyName ?? value;
    },
  },
  {
    key: 'distribution',
    label: 'Distribution',
    valuesOf: (job) => one(job.distribution?.id),
    labelOf: (value, jobs) => {
      const job = jobs.find(({ distribution }) => distribution?.id === value);
      return job?.distribution?.name ?? value;
    },
  },
  {
    key: 'os',
    label: 'Base image',
    valuesOf: (job) => one(job.baseImage),
    labelOf: baseImageLabel,
  },
  { key: 'job', label: 'Workflow job', valuesOf: (job) => [job.job] },
];

/** Lists the facets of these jobs: the fixed ones, then one for each key without a meaning. */
export function facetsOf(jobs: readonly TestedJob[]): readonly Facet<TestedJob>[] {
  const keys = new Set(jobs.flatMap(({ extra }) => extra.map(([key]) => key)));
  const extras = [...keys].map((key) => ({
    key: `${EXTRA_PREFIX}${key}`,
    label: key,
    valuesOf: (job: TestedJob) =>
      job.extra.filter(([name]) => name === key).map(([, text]) => text),
  }));
  return [...FACETS, ...extras];
}
