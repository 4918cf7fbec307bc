'use client';

import { lifecycleTableWords, maintenanceOf } from '@/lib/names/distributions/end-of-life';
import type { Distribution } from '@/lib/names/distributions/model';

type BaseEndOfLifeProps = {
  readonly base: { readonly distribution: Distribution | null; readonly baseImage: string | null };
  readonly now: string;
};

/**
 * Since when a base image is end of life; nothing while it is maintained or unknown. No link: the grid is one
 * stop of the Tab key, and the details of each cell link the source.
 */
export function BaseEndOfLife({ base, now }: BaseEndOfLifeProps) {
  const maintenance = maintenanceOf(base, now);
  if (maintenance.state !== 'end-of-life') return null;
  return (
    <span
      className="base-end-of-life"
      title={`${maintenance.phase} ended. ${lifecycleTableWords()}.`}
    >
      Base {maintenance.words}
    </span>
  );
}
