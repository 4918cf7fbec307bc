import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { formatBytes } from '@/lib/base/format/bytes';
import { formatDay } from '@/lib/base/format/dates';
import { paginate } from '@/lib/releases/list/paginate';
import { sbomValue, type SbomRow } from '@/lib/releases/list/sbom-table';
import type { SbomState } from '@/lib/releases/sbom/sbom-of';
import type { SbomPageData } from '@/lib/site/model/release-pages';
import { paths, releasePath, sbomDownloadPath, withQuery } from '@/lib/site/url/paths';
import { formatSbomQuery } from '@/lib/site/url/sbom-query';

import { Knowledge } from './component-strip';
import { FacetSelects } from './facet-selects';

/** Rows of one page of the table. */
const PER_PAGE = 100;

const STATES: readonly (readonly [SbomState, string])[] = [
  ['asset', 'attach files of their own'],
  ['archive', 'have them inside archives of scan reports'],
  ['attestation', 'have them beside the image in the registry'],
  ['none', 'have none'],
  ['unknown', 'are not known to have any'],
];

/** Every bill of materials that a release carries, with what it can be chosen by. */
export function SbomPageView({ page }: { readonly page: SbomPageData }) {
  const { selection, facets, rows, total, states, askedPage } = page;
  const shown = paginate(rows, askedPage, PER_PAGE);
  const isFiltered = formatSbomQuery(selection).size > 0;
  return (
    <>
      <p className="mt-1 max-w-[72ch]">
        What is inside an image: SPDX and Syft files that releases carry. Of the releases of all
        components,{' '}
        {STATES.filter(([state]) => states.has(state))
          .map(([state, words]) => `${states.get(state)} ${words}`)
          .join(', ')}
        . Where it is beside the image, the page of the release gives the command that reads it.
      </p>
      <p className="mt-2 flex flex-wrap gap-x-5">
        <PageLink className="link" href={asRoute(paths.packages)}>
          Search the packages of all releases
        </PageLink>
        <PageLink className="link" href={asRoute(paths.changes)}>
          Compare two images
        </PageLink>
      </p>
      <QueryForm
        action={paths.sbom}
        label="Filter bills of materials"
        className="no-print mt-6 grid grid-cols-2 items-end gap-x-4 gap-y-2 border-t border-line pt-4 sm:grid-cols-4 lg:grid-cols-8"
      >
        <SearchField
          id={SEARCH_FIELD_ID}
          label="Name of a file"
          name="q"
          text={selection.text}
          placeholder="/ Search…"
          labelClass="col-span-2 min-w-0 sm:col-span-4 lg:col-span-1"
          fieldClass="w-full"
        />
        <FacetSelects facets={facets} areAllShown />
        <SubmitWithoutScript />
      </QueryForm>
      <p
        className="mt-4 flex flex-wrap items-baseline gap-x-4 text-soft tabular-nums"
        role="status"
      >
        <span>
          {rows.length === total
            ? `${total} bills of materials`
            : `${rows.length} of ${total} bills of materials`}
          {shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : ''}
        </span>
        {isFiltered ? (
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load also clears what was typed
          <a className="link" href={paths.sbom}>
            Reset
          </a>
        ) : null}
      </p>
      {rows.length === 0 ? <NoRows page={page} /> : <Table rows={shown.items} />}
      <Ages page={page} />
      <nav aria-label="Pages of the table" className="mt-8 flex gap-3">
        {shown.page > 1 ? (
          <NeighbourLink page={page} to={shown.page - 1} words="Before" rel="prev" />
        ) : null}
        {shown.page < shown.pages ? (
          <NeighbourLink page={page} to={shown.page + 1} words="After" rel="next" />
        ) : null}
      </nav>
    </>
  );
}

/** How old the lists of files are; a component that was never asked for is not part of the table. */
function Ages({ page: { components, now } }: { readonly page: SbomPageData }) {
  return (
    <ul aria-label="How old this is" className="mt-6 flex flex-wrap gap-x-6 gap-y-1 text-xs">
      {components
        .filter(({ component, freshness }) => component.always || freshness !== null)
        .map((tracked) => (
          <li key={tracked.component.id}>
            {tracked.component.title} <Knowledge tracked={tracked} now={now} />
          </li>
        ))}
    </ul>
  );
}

type NeighbourLinkProps = {
  readonly page: SbomPageData;
  readonly to: number;
  readonly words: string;
  readonly rel: 'prev' | 'next';
};

function NeighbourLink({ page: { selection }, to, words, rel }: NeighbourLinkProps) {
  const params = formatSbomQuery(selection);
  if (to > 1) params.set('page', String(to));
  return (
    <PageLink className="control" rel={rel} href={asRoute(withQuery(paths.sbom, params))}>
      {words}
    </PageLink>
  );
}

function NoRows({ page: { without, total } }: { readonly page: SbomPageData }) {
  return (
    <div className="mt-6 border-y border-line py-10 text-soft">
      {total === 0 ? (
        <p>GitHub has not told the files of any release yet, and no link is given until it does.</p>
      ) : without.length === 0 ? (
        <p>
          No bill of materials fits.{' '}
          <PageLink className="link" href={asRoute(paths.sbom)}>
            Show all
          </PageLink>
        </p>
      ) : (
        <ul className="flex flex-col gap-1">
          {without.map(({ componentId, release: { tag } }) => (
            <li key={componentId}>
              No file of {componentId} <span className="font-mono">{tag}</span> is a bill of
              materials.{' '}
              <PageLink className="link" href={asRoute(releasePath(componentId, tag))}>
                Where it is
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Table({ rows }: { readonly rows: readonly SbomRow[] }) {
  return (
    <table className="status-table asset-table mt-3">
      <caption className="sr-only">Bills of materials</caption>
      <thead>
        <tr>
          <th scope="col">Download</th>
          <th scope="col">Format</th>
          <th scope="col">Release</th>
          <th scope="col">Image</th>
          <th scope="col">Published</th>
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

function Row({ row }: { readonly row: SbomRow }) {
  const { componentId, tag, asset, member, fileName, format, publishedAt } = row;
  const image = (['flavor', 'variant', 'arch', 'model'] as const).map((key) => sbomValue(row, key));
  return (
    <tr>
      <th scope="row">
        {member === null ? (
          <a className="link font-mono text-xs break-all" href={asset.url} rel="noopener">
            {asset.name}
          </a>
        ) : (
          <>
            <a
              className="link font-mono text-xs break-all"
              href={sbomDownloadPath(componentId, tag, { asset: asset.name, member })}
              download
            >
              {fileName}
            </a>
            <span className="block text-xs text-soft">
              out of{' '}
              <a className="link font-mono break-all" href={asset.url} rel="noopener">
                {asset.name.slice(asset.name.lastIndexOf('-scan-reports') + 1)}
              </a>
              , <span title={`${asset.bytes} bytes`}>{formatBytes(asset.bytes)}</span>
            </span>
          </>
        )}
      </th>
      <td data-label="Format">{FORMATS[format]}</td>
      <td data-label="Release">
        <PageLink className="link" href={asRoute(releasePath(componentId, tag))}>
          {componentId} <span className="font-mono">{tag}</span>
        </PageLink>
      </td>
      <td data-label="Image">{image.filter(Boolean).join(', ') || 'its name does not tell'}</td>
      <td data-label="Published">
        <time dateTime={publishedAt}>{formatDay(publishedAt)}</time>
      </td>
    </tr>
  );
}

const FORMATS = { spdx: 'SPDX', syft: 'Syft', cyclonedx: 'CycloneDX' } as const;
