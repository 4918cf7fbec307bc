'use client';

import { lifecycleTableWords, maintenanceOf } from '@/lib/names/distributions/end-of-life';
import type { Distribution } from '@/lib/names/distributions/model';

type BaseEndOfLifeProps = {
  readonly base: { readonly distribution: Distribution | null; readonly baseImage: string | null };
  readonly now: string;
};

/** Since when a base image is end of life, with the page that says so; nothing while it is maintained or unknown. */
export function BaseEndOfLife({ base, now }: BaseEndOfLifeProps) {
  const maintenance = maintenanceOf(base, now);
  if (maintenance.state !== 'end-of-life') return null;
  return (
    <a
      className="base-end-of-life"
      href={maintenance.source}
      rel="noopener"
      title={`${maintenance.phase} ended. ${lifecycleTableWords()}.`}
    >
      Base {maintenance.words}
    </a>
  );
}
