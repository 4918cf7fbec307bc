import type { TestedJob } from '@/lib/matrix/jobs/model';

import { boardName } from './board-name';

/** What columns under one head have in common. */
export type ColumnGroup = 'Boot' | 'FIPS' | 'Kubernetes' | 'Boards' | 'Combined';

/** A column: one architecture and what is tested on it. */
export type Column = {
  readonly id: string;
  readonly arch: string;
  readonly group: ColumnGroup;
  /** Words for the head under its group: `standard`, `trusted`, `FIPS`, `k3s`, `Raspberry Pi 4`. */
  readonly label: string;
  /** The same where no head says the group: `standard boot`. */
  readonly title: string;
  readonly profile: Profile;
};

/** What a column tests of any base image. */
export type Profile = Pick<TestedJob, 'model' | 'trustedBoot' | 'fips'> & {
  /** Name of the Kubernetes distribution; null for none. */
  readonly provider: string | null;
};

/** Columns that were decided, since every facet counts by the columns of all jobs. */
const decided = new WeakMap<TestedJob, Column>();

/** Decides which column a job belongs to. */
export function columnOf(job: TestedJob): Column {
  const column = decided.get(job) ?? decideColumn(job);
  decided.set(job, column);
  return column;
}

function decideColumn(job: TestedJob): Column {
  const arch = job.arch ?? 'any';
  const [first, ...others] = profileOf(job);
  const parts = [first, ...others];
  const label = parts.map((part) => part.label).join(' + ');
  const title = parts.map((part) => part.title).join(' and ');
  const group = others.length > 0 ? 'Combined' : first.group;
  const { model, trustedBoot, fips, provider } = job;
  const profile = { model, trustedBoot, fips, provider: provider?.name ?? null };
  return { id: `${arch} ${title}`, arch, group, label, title, profile };
}

/** Decides which row a job belongs to: that of its base image. */
export function rowIdOf(job: TestedJob): string {
  return job.baseImage ?? `job ${job.job}`;
}

/** Decides what a job tests, regardless of its source: equal for jobs of the same cell. */
export function combinationOf(job: TestedJob): string {
  return `${rowIdOf(job)}\n${columnOf(job).id}`;
}

type ProfilePart = {
  readonly group: ColumnGroup;
  readonly label: string;
  readonly title: string;
};

const STANDARD: ProfilePart = { group: 'Boot', label: 'standard', title: 'standard boot' };
const TRUSTED: ProfilePart = { group: 'Boot', label: 'trusted', title: 'trusted boot' };
const FIPS: ProfilePart = { group: 'FIPS', label: 'FIPS', title: 'FIPS' };

/** What a job tests besides the base image; standard boot where there is nothing else. */
function profileOf(job: TestedJob): readonly [ProfilePart, ...ProfilePart[]] {
  const { model, provider } = job;
  const board = model === 'generic' ? null : boardName(model);
  const [first = STANDARD, ...others] = [
    ...(board === null ? [] : [{ group: 'Boards' as const, label: board, title: board }]),
    ...(job.trustedBoot ? [TRUSTED] : []),
    ...(job.fips ? [FIPS] : []),
    ...(provider === null
      ? []
      : [{ group: 'Kubernetes' as const, label: provider.name, title: provider.name }]),
  ];
  return [first, ...others];
}
