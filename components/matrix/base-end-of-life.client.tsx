'use client';

import type { EndedBases } from '@/lib/site/model/ended-bases';

/**
 * Since when a base image is end of life; nothing while it is maintained or unknown. No link: the grid is one
 * stop of the Tab key, and the details of each cell link the source.
 */
export function BaseEndOfLife({
  ended,
  baseImage,
}: {
  readonly ended: EndedBases;
  readonly baseImage: string | null;
}) {
  // Upstream writes the names, and one may be that of what every object has.
  const isEnded = baseImage !== null && Object.hasOwn(ended, baseImage);
  const base = isEnded ? ended[baseImage] : undefined;
  if (base === undefined) return null;
  return (
    <span className="base-end-of-life" title={base.title}>
      {base.words}
    </span>
  );
}
