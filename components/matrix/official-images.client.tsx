'use client';

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
      <ul>
        {images.map((reference) => (
          <li key={reference}>
            <a className="link font-mono text-xs break-all" href={imagePath(reference)}>
              {reference}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
