import { groupBy } from '@/lib/base/text/group-by';
import type { SbomRow } from '@/lib/releases/list/sbom-table';
import { sbomDownloadUrl } from '@/lib/site/api/sbom-download-url';
import { releasePath } from '@/lib/site/url/paths';

import { atomTime, formatAtomEntry, formatAtomFeed } from './atom-feed';

type Urls = { readonly self: string; readonly page: string; readonly origin: string };

/** Releases of one feed: feed readers poll often, and keep what they have read. */
const MOST_ENTRIES = 50;

/** Formats the selected SBOMs as a feed: one entry for each release, with the files and their downloads. */
export function sbomFeed(rows: readonly SbomRow[], { self, page, origin }: Urls): string {
  const dated = rows.filter(({ publishedAt }) => publishedAt !== '');
  const releases = [...groupBy(dated, ({ componentId, tag }) => `${componentId} ${tag}`).values()];
  const entries = releases
    .toSorted((a, b) => ((a[0]?.publishedAt ?? '') < (b[0]?.publishedAt ?? '') ? 1 : -1))
    .slice(0, MOST_ENTRIES)
    .flatMap((files) => {
      const [first] = files;
      if (first === undefined) return [];
      const url = `${origin}${releasePath(first.componentId, first.tag)}`;
      const updated = atomTime(first.publishedAt);
      const markup = formatAtomEntry({
        id: `${url}#sbom`,
        title: `SBOMs of ${first.componentId} ${first.tag}: ${files.length}`,
        link: url,
        related: null,
        updated,
        text: files.map((row) => `${row.fileName}: ${sbomDownloadUrl(row, origin)}`).join('\n'),
      });
      return [{ updated, markup }];
    });
  return formatAtomFeed({ title: 'SBOMs of Kairos', self, page, entries });
}
