import type { ImageRefusal } from '@/lib/site/model/image-page';
import { paths, withQuery } from '@/lib/site/url/paths';

/** A reference that this site does not read, with the reason and where to go instead. */
export function RefusedImage({ refusal }: { readonly refusal: ImageRefusal }) {
  const { reference, message } = refusal;
  return (
    <>
      <p className="text-xs text-soft">Container image</p>
      <h1 className="font-mono text-lg font-semibold break-all">{reference || 'No reference'}</h1>
      <p role="alert" className="mt-4 max-w-[72ch] border-l-2 border-failed pl-3">
        {message}
      </p>
      {reference === '' ? null : (
        <p className="mt-4">
          <a
            className="link"
            href={withQuery(paths.decode, new URLSearchParams({ name: reference }))}
          >
            Decode the name
          </a>
        </p>
      )}
    </>
  );
}
