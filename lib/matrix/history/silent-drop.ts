import type { ComparedCell } from '@/lib/matrix/compare/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

/** The rule of {@link isSilentDrop} for readers. */
export const SILENT_RULE =
  'A drop counts as silent where an include entry turned the job into another one, or where the first line of the commit’s message names nothing of the combination and has no word for a removal, e.g. “remove” or “replace”.';

const REMOVAL = /\b(remov|drop|delet|disabl|replac|revert|without|delist|prun|retir|deprecat)/i;

/** Whether a commit drops a cell without a word: by the rule in {@link SILENT_RULE}. */
export function isSilentDrop(cell: ComparedCell, subject: string): boolean {
  if (cell.kind !== 'dropped') return false;
  if (cell.isSilent) return true;
  return !REMOVAL.test(subject) && !cell.before.some((job) => isNamed(job, subject));
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
    distribution?.name,
    distribution?.id,
    image[0],
    arch,
    model === 'generic' ? null : model,
    ...(trustedBoot ? ['trusted', 'uki'] : []),
    fips ? 'fips' : null,
    provider?.name,
  ];
  return names.filter((name) => name !== null && name !== undefined && name !== '');
}
