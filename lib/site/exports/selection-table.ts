import { formatDay } from '@/lib/base/format/dates';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { maintenanceOf } from '@/lib/names/distributions/end-of-life';

/** Heads of the table that a selection is exported as. */
export const TABLE_HEAD = [
  'Distribution',
  'Base image',
  'Architecture',
  'Board',
  'Trusted boot',
  'FIPS',
  'Kubernetes',
  'Result',
] as const;

/** Head of the column for the source of a job. */
export const SOURCE_HEAD = 'Source';

/** One exported row for each job, in the order given; columns as in {@link TABLE_HEAD}. */
export function tableRow(job: TestedJob): readonly string[] {
  return [...valuesOf(job), resultWords(job)];
}

/** The result with its day: a table is read long after it was pasted. */
function resultWords({ result, newerResult }: TestedJob): string {
  const day = result?.completedAt ? ` (${formatDay(result.completedAt)})` : '';
  const newer =
    newerResult === null ? '' : `, newer run ${CONCLUSION_WORDS[newerResult.conclusion]}`;
  return `${CONCLUSION_WORDS[result?.conclusion ?? 'unknown']}${day}${newer}`;
}

function valuesOf(job: TestedJob): readonly string[] {
  const { distribution, provider } = job;
  return [
    [distribution?.name, distribution?.release].filter(Boolean).join(' '),
    job.baseImage ?? '',
    job.arch ?? '',
    job.model,
    job.trustedBoot ? 'yes' : 'no',
    job.fips ? 'yes' : 'no',
    provider === null ? '' : [provider.name, provider.version].filter(Boolean).join(' '),
  ];
}

/** Heads of the CSV: the table, then what only a machine wants. */
export const CSV_HEAD = [
  ...TABLE_HEAD,
  'Job name',
  'Lines',
  'Result link',
  'Completed',
  'Newer result',
  SOURCE_HEAD,
  'Base image maintenance',
] as const;

/** One CSV row for each job; columns as in {@link CSV_HEAD}. */
export function csvRow(job: TestedJob, now: string): readonly string[] {
  return [
    ...valuesOf(job),
    CONCLUSION_WORDS[job.result?.conclusion ?? 'unknown'],
    job.name,
    job.url ?? '',
    job.result?.url ?? '',
    job.result?.completedAt ?? '',
    job.newerResult === null ? '' : CONCLUSION_WORDS[job.newerResult.conclusion],
    job.source,
    job.baseImage === null ? '' : maintenanceOf(job, now).words,
  ];
}
