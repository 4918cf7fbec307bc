'use client';

import type { PublishedLayer } from '@/lib/site/model/published-layer';

/** The layer of official images, ready to look places up in; null where it is off. */
export type Layer = {
  readonly tag: string;
  readonly has: (place: string) => boolean;
  /** The references of the images of a place. */
  readonly imagesOf: (place: string) => readonly string[];
};

/** Prepares the layer of a page for its cells. */
export function readLayer(layer: PublishedLayer | null): Layer | null {
  if (layer === null) return null;
  const places = new Set(layer.places);
  return {
    tag: layer.tag,
    has: (place) => places.has(place),
    imagesOf: (place) => layer.images[place] ?? [],
  };
}

/** Marks a cell that has an official image. Decorative; the words are next to it. */
export function PublishedMark() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className="shrink-0">
      <path
        d="M6 1v6M3.2 4.6 6 7.4l2.8-2.8M1.5 10.5h9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  );
}

/** The mark of a place with its words for who does not see it; nothing where it has no official image. */
export function PublishedIn({
  layer,
  place,
}: {
  readonly layer: Layer | null;
  readonly place: string;
}) {
  if (layer?.has(place) !== true) return null;
  return (
    <>
      <PublishedMark />
      <span className="sr-only">{`, official image in ${layer.tag}`}</span>
    </>
  );
}
