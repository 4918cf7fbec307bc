'use client';

import type { PlacedImages } from '@/lib/site/model/published-layer';
import { imagePath } from '@/lib/site/url/image-urls';

import type { Layer } from './published-mark.client';

type OfficialImagesProps = { readonly layer: Layer; readonly place: string };

/** Whether the chosen release has an official image of a place, with the page of each. */
export function OfficialImages({ layer, place }: OfficialImagesProps) {
  if (!layer.has(place))
    return <p className="mt-2">{layer.tag} has no official image of this combination.</p>;
  const images = layer.imagesOf(place);
  if (images.length === 0)
    return <p className="mt-2">{layer.tag} has an official image of this combination.</p>;
  return (
    <div className="mt-2">
      <p>{layer.tag} has an official image of this combination:</p>
      <ImageLinks images={images} />
    </div>
  );
}

type LatestImagesProps = { readonly latest: PlacedImages; readonly place: string };

/** The pages of the images that the latest release has of a place; nothing where none is known to exist. */
export function LatestImages({ latest: { tag, images }, place }: LatestImagesProps) {
  const ofPlace = images[place] ?? [];
  if (ofPlace.length === 0) return null;
  return (
    <div className="mt-2">
      <p>
        {ofPlace.length === 1 ? 'Image' : 'Images'} of the latest release, {tag}:
      </p>
      <ImageLinks images={ofPlace} />
    </div>
  );
}

function ImageLinks({ images }: { readonly images: readonly string[] }) {
  return (
    <ul>
      {images.map((reference) => (
        <li key={reference}>
          <a className="link font-mono text-xs break-all" href={imagePath(reference)}>
            {reference}
          </a>
        </li>
      ))}
    </ul>
  );
}
