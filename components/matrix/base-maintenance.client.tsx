'use client';

import type { TestedJob } from '@/lib/matrix/jobs/model';
import { lifecycleTableWords, maintenanceOf } from '@/lib/names/distributions/end-of-life';

type BaseMaintenanceProps = { readonly base: TestedJob; readonly now: string };

/** Until or since when the base image of a job gets security updates, with the source and the day of the table. */
export function BaseMaintenance({ base, now }: BaseMaintenanceProps) {
  const maintenance = maintenanceOf(base, now);
  return (
    <p className="mt-2 text-xs text-soft">
      Base image: {maintenance.words}
      {maintenance.state === 'unknown' ? null : (
        <>
          {' · '}
          <a className="link" href={maintenance.source} rel="noopener">
            lifecycle page
          </a>
          {' · '}
          {lifecycleTableWords()}
        </>
      )}
    </p>
  );
}
