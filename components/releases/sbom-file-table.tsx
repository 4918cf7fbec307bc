import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SortHead } from '@/components/ui/sort-head';
import { formatBytes } from '@/lib/base/format/bytes';
import { formatDay } from '@/lib/base/format/dates';
import type { SbomRow } from '@/lib/releases/list/sbom-table';
import { sbomBytes, sbomSubject, type SbomSortKey } from '@/lib/releases/list/sort-sboms';
import type { SbomPageData } from '@/lib/site/model/release-pages';
import { formatOrder } from '@/lib/site/url/list-order';
import { paths, releasePath, sbomDownloadPath, withQuery } from '@/lib/site/url/paths';
import { formatSbomQuery } from '@/lib/site/url/sbom-query';

type SbomFileTableProps = { readonly page: SbomPageData; readonly rows: readonly SbomRow[] };

/** SBOMs as downloads, with the file of the release that each is or is in; its columns sort the list. */
export function SbomFileTable({ page, rows }: SbomFileTableProps) {
  return (
    <table className="status-table asset-table mt-3">
      <caption className="sr-only">SBOM files</caption>
      <thead>
        <tr>
          <SbomSortHead page={page} column="file" label="Download" />
          <SbomSortHead page={page} column="format" label="Format" />
          <SbomSortHead page={page} column="size" label="Size" />
          <th scope="col">Release</th>
          <SbomSortHead page={page} column="image" label="Image" />
          <SbomSortHead page={page} column="published" label="Published" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.asset.url} ${row.member ?? ''}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

type SbomSortHeadProps = {
  readonly page: SbomPageData;
  readonly column: SbomSortKey;
  readonly label: string;
};

function SbomSortHead({ page: { order, selection }, column, label }: SbomSortHeadProps) {
  return (
    <SortHead
      label={label}
      column={column}
      order={order}
      isDescendingFirst={column === 'published' || column === 'size'}
      urlOf={(next) => {
        const params = formatSbomQuery(selection);
        params.set('sort', formatOrder(next));
        return withQuery(paths.sbom, params);
      }}
    />
  );
}

function Row({ row }: { readonly row: SbomRow }) {
  const { componentId, tag, format, publishedAt } = row;
  const bytes = sbomBytes(row);
  return (
    <tr>
      <th scope="row">
        <Download row={row} />
      </th>
      <td data-label="Format">{FORMATS[format]}</td>
      <td data-label="Size" className="tabular-nums">
        {bytes === null ? '—' : <span title={`${bytes} bytes`}>{formatBytes(bytes)}</span>}
      </td>
      <td data-label="Release">
        <PageLink className="link" href={asRoute(releasePath(componentId, tag))}>
          {componentId} <span className="font-mono">{tag}</span>
        </PageLink>
      </td>
      <td data-label="Image">{sbomSubject(row) ?? '—'}</td>
      <td data-label="Published">
        <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
      </td>
    </tr>
  );
}

/** A file of the release itself, or the member of an archive, with the archive that it is in. */
function Download({
  row: { componentId, tag, asset, member, fileName },
}: {
  readonly row: SbomRow;
}) {
  if (member === null) {
    return (
      <>
        <a className="link font-mono text-xs break-all" href={asset.url} rel="noopener">
          {asset.name}
        </a>
        <span className="block text-xs text-soft">file of the release</span>
      </>
    );
  }
  return (
    <>
      <a
        className="link font-mono text-xs break-all"
        href={sbomDownloadPath(componentId, tag, { asset: asset.name, member })}
        download
      >
        {fileName}
      </a>
      <span className="block text-xs text-soft">
        from{' '}
        <a className="link font-mono break-all" href={asset.url} rel="noopener">
          {asset.name.slice(asset.name.lastIndexOf('-scan-reports') + 1)}
        </a>{' '}
        (<span title={`${asset.bytes} bytes`}>{formatBytes(asset.bytes)}</span> archive)
      </span>
    </>
  );
}

const FORMATS = { spdx: 'SPDX', syft: 'Syft', cyclonedx: 'CycloneDX' } as const;
