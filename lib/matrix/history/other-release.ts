import type { ComparedCell } from '@/lib/matrix/compare/model';
import { columnOf } from '@/lib/matrix/grid/combination';
import type { TestedJob } from '@/lib/matrix/jobs/model';

/** Whether an added cell tests the same as a dropped one on another release of the same distribution. */
export function isOtherRelease(
  { before: [gone] }: ComparedCell,
  { after: [now] }: ComparedCell,
): boolean {
  if (gone === undefined || now === undefined) return false;
  return columnOf(gone).id === columnOf(now).id && imageName(gone) === imageName(now);
}

/** The distribution, or the image without its tag where the distribution is unknown. */
function imageName({ distribution, baseImage, job }: TestedJob): string {
  return distribution?.id ?? baseImage?.replace(/:[^/:]*$/, '') ?? job;
}
