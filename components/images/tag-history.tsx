import { formatMinute } from '@/lib/base/format/dates';
import type { ImageReference } from '@/lib/names/references/model';
import type { ImageTag } from '@/lib/releases/images/model';
import { imagePath, pinnedReference } from '@/lib/site/url/image-urls';

import { DigestLink } from './digest-link';

type TagHistoryProps = { readonly tag: ImageTag; readonly reference: ImageReference };

/** Everything that a tag pointed to; null where it never moved. */
export function TagHistory({ tag, reference }: TagHistoryProps) {
  const { targets } = tag;
  const [latest] = targets;
  if (targets.length < 2 && latest?.until === null) return null;
  return (
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="text-lg font-semibold">
        History of the tag
      </h2>
      <p className="mt-1 max-w-[72ch]">
        {targets.length < 2
          ? 'The tag was deleted.'
          : `The tag was moved: it has pointed to ${targets.length} images. An earlier pull has a different image.`}
      </p>
      <table className="status-table mt-3">
        <caption className="sr-only">Digests of the tag</caption>
        <thead>
          <tr>
            <th scope="col">Image</th>
            <th scope="col">From</th>
            <th scope="col">Until</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({ digest, from, until }) => (
            <tr key={`${digest} ${from}`}>
              <th scope="row">
                {digest === null ? (
                  'The registry did not give its digest'
                ) : (
                  <DigestLink
                    digest={digest}
                    href={imagePath(pinnedReference(reference, digest))}
                  />
                )}
              </th>
              <td data-label="From">{from === null ? 'unknown' : formatMinute(from)}</td>
              <td data-label="Until">{until === null ? 'now' : formatMinute(until)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
