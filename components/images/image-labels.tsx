import type { ImagePageData } from '@/lib/site/model/image-page';

/** The labels of each image, as written. */
export function ImageLabels({ page: { platforms } }: { readonly page: ImagePageData }) {
  const labelled = platforms.filter(
    ({ image }) => Object.keys(image.details?.labels ?? {}).length > 0,
  );
  if (labelled.length === 0) return null;
  return (
    <section aria-labelledby="labels" className="mt-8">
      <h2 id="labels" className="text-lg font-semibold">
        Labels
      </h2>
      {labelled.map(({ name, image }) => (
        <div key={image.digest} className="mt-2">
          <h3 className="text-sm font-semibold">{name}</h3>
          <dl className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
            {Object.entries(image.details?.labels ?? {}).map(([key, value]) => (
              <div key={key} className="contents">
                <dt className="font-mono text-xs break-all text-soft">{key}</dt>
                <dd className="font-mono text-xs break-all">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
