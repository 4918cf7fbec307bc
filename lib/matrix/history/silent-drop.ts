import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { isOtherRelease } from './other-release';

/** The rule of {@link isSilentDrop} for readers. */
export const SILENT_RULE =
  'A drop counts as silent where an include entry turned the job into another one, or where the first line of the commit’s message names nothing of the combination and has no word for a removal, e.g. “remove” or “replace”. A combination that gets another release of the same distribution in the same commit is not dropped silently.';

const REMOVAL = /\b(remov|drop|delet|disabl|replac|revert|without|delist|prun|retir|deprecat)/i;

/** Whether a commit drops a cell without a word, by the rule in {@link SILENT_RULE}; `changes` are all of the commit. */
export function isSilentDrop(
  cell: ComparedCell,
  subject: string,
  changes: readonly ComparedCell[],
): boolean {
  if (cell.kind !== 'dropped') return false;
  if (cell.isSilent) return true;
  if (REMOVAL.test(subject) || cell.before.some((job) => isNamed(job, subject))) return false;
  return !changes.some((other) => other.kind === 'added' && isOtherRelease(cell, other));
}

function isNamed(job: TestedJob, subject: string): boolean {
  const text = subject.toLowerCase();
  return namesOf(job).some((name) => text.includes(name.toLowerCase()));
}

/** What a message may call a job by: its distribution and image, and what else the job tests. */
function namesOf(job: TestedJob): readonly string[] {
  const { distribution, baseImage, arch, model, trustedBoot, fips, provider } = job;
  const image = baseImage?.split('/').at(-1)?.split(':') ?? [];
  const names = [
    baseImage === null ? job.job.replaceAll(/[-_]/g, ' ') : null,
    distribution?.name,
    distribution?.id,
    image[0],
    arch,
    model === 'generic' ? null : model,
    ...(trustedBoot ? ['trusted', 'uki'] : []),
    fips ? 'fips' : null,
    provider?.name,
  ];
  return names.flatMap((name) => name || []);
}
