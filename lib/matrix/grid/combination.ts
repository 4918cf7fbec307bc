import type { TestedJob } from '@/lib/matrix/jobs/model';

import { shortModel } from './short-model';

/** A column: one architecture and what is tested on it. */
export type Column = {
  readonly id: string;
  readonly arch: string;
  /** Short words for the head: `generic`, `trusted`, `FIPS`, `k3s`, `rpi4`. */
  readonly label: string;
  /** The same in full. */
  readonly title: string;
};

/** Decides which column a job belongs to. */
export function columnOf(job: TestedJob): Column {
  const arch = job.arch ?? 'any';
  const parts = profileOf(job);
  const label = parts.map((part) => part.label).join(' + ');
  const title = parts.map((part) => part.title).join(' and ');
  return { id: `${arch} ${parts.map((part) => part.title).join('+')}`, arch, label, title };
}

/** Decides which row a job belongs to: that of its base image. */
export function rowIdOf(job: TestedJob): string {
  return job.baseImage ?? `job ${job.job}`;
}

/** Decides what a job tests, whichever source declares it: equal for jobs of the same cell. */
export function combinationOf(job: TestedJob): string {
  return `${rowIdOf(job)}\n${columnOf(job).id}`;
}

type ProfilePart = { readonly label: string; readonly title: string };

function profileOf(job: TestedJob): readonly ProfilePart[] {
  const parts: ProfilePart[] = [];
  if (job.model !== 'generic') parts.push({ label: shortModel(job.model), title: job.model });
  if (job.trustedBoot) parts.push({ label: 'trusted', title: 'trusted boot' });
  if (job.fips) parts.push({ label: 'FIPS', title: 'FIPS' });
  if (job.provider !== null) parts.push({ label: job.provider.name, title: job.provider.name });
  return parts.length > 0 ? parts : [{ label: 'generic', title: 'generic' }];
}
