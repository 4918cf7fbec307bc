import type { ReleaseQuery } from '@/lib/releases/list/query';
import { paths, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

const FORMATS = [
  [paths.releasesFeed, 'Atom feed'],
  [paths.releasesCsv, 'CSV'],
  [paths.releasesJson, 'JSON'],
  [paths.releasesMarkdown, 'Markdown'],
] as const;

/** Links to the selected releases as a feed and as files. */
export function ExportLinks({ query }: { readonly query: Partial<ReleaseQuery> }) {
  const params = formatReleaseQuery({ ...query, page: 1 });
  return (
    <ul aria-label="Feed and export" className="flex flex-wrap gap-x-3">
      {FORMATS.map(([path, label]) => (
        <li key={path}>
          <a className="link" href={withQuery(path, params)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
