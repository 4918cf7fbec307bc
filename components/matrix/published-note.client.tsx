'use client';

import { formatCount } from '@/lib/base/format/count';
import type { PublishedChoice } from '@/lib/site/model/published-layer';

/** Says what the layer of official images shows and what it cannot show. */
export function PublishedNote({ published }: { readonly published: PublishedChoice }) {
  const { layer, problem } = published;
  if (problem !== null) return <p className="mt-2 text-warn">{problem}</p>;
  if (layer === null) return null;
  const elsewhere =
    layer.elsewhere === 0
      ? ''
      : ` ${formatCount(layer.elsewhere, 'other official image')} ${layer.elsewhere === 1 ? 'has' : 'have'} no cell in this matrix.`;
  return (
    <p className="mt-2 text-soft">
      {layer.tag} has official images for {formatCount(layer.places.length, 'cell')}.{elsewhere}
    </p>
  );
}
