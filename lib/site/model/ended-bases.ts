import type { TestedJob } from '@/lib/matrix/jobs/model';
import { lifecycleTableWords, maintenanceOf } from '@/lib/names/distributions/end-of-life';

/** The base images that get no security updates any more, each in words and with the source of them. */
export type EndedBases = Readonly<
  Record<string, { readonly words: string; readonly title: string }>
>;

/** Finds which base images of jobs are end of life at a moment (ISO 8601), by the table of lifecycles. */
export function endedBases(jobs: readonly TestedJob[], now: string): EndedBases {
  return Object.fromEntries(
    jobs.flatMap((job) => {
      const maintenance = maintenanceOf(job, now);
      if (maintenance.state !== 'end-of-life' || job.baseImage === null) return [];
      const title = `${maintenance.phase} ended. ${lifecycleTableWords()}.`;
      return [[job.baseImage, { words: `Base ${maintenance.words}`, title }]];
    }),
  );
}
