import { QueryNotices } from '@/components/feedback/query-notices';
import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { paginate } from '@/lib/releases/list/paginate';
import type { SbomState } from '@/lib/releases/sbom/sbom-of';
import type { SbomPageData } from '@/lib/site/model/release-pages';
import { withoutNoticed } from '@/lib/site/url/choice-notices';
import { formatOrder } from '@/lib/site/url/list-order';
import { paths, releasePath, withQuery } from '@/lib/site/url/paths';
import { formatSbomQuery } from '@/lib/site/url/sbom-query';

import { Knowledge } from './component-strip';
import { FacetSelects } from './facet-selects';
import { SbomFileTable } from './sbom-file-table';

/** Rows of one page of the table. */
const PER_PAGE = 100;

const STATES: readonly (readonly [SbomState, string])[] = [
  ['asset', 'as files of the release'],
  ['archive', 'inside archives of scan reports'],
  ['attestation', 'attached to the images in the registry'],
  ['none', 'without an SBOM'],
  ['unknown', 'with an unknown file list'],
];

/** Every SBOM that is a file of a release, with what it can be chosen by, and where the others are. */
export function SbomPageView({ page }: { readonly page: SbomPageData }) {
  const { selection, facets, rows, total, states, requestedPage } = page;
  const shown = paginate(rows, requestedPage, PER_PAGE);
  const isFiltered = formatSbomQuery(selection).size > 0;
  const sort = page.order === null ? null : formatOrder(page.order);
  return (
    <>
      <p className="mt-1 max-w-[72ch]">
        Since v3.4.0 the SBOM of a release is attached to its images in the registry:{' '}
        <PageLink className="link" href={asRoute(paths.images)}>
          open an image
        </PageLink>{' '}
        to download it. Those of v2.0.0 to v3.3.6 are files of the release, which are listed here.
      </p>
      {states.size === 0 ? null : (
        <p className="mt-1 max-w-[72ch] text-xs text-soft">
          Releases of all components:{' '}
          {STATES.filter(([state]) => states.has(state))
            .map(([state, words]) => `${states.get(state)} ${words}`)
            .join(', ')}
          .
        </p>
      )}
      <p className="mt-2 flex flex-wrap gap-x-5">
        <PageLink className="link target" href={asRoute(paths.packages)}>
          Search the packages of all releases
        </PageLink>
        <PageLink className="link target" href={asRoute(paths.changes)}>
          Compare two images
        </PageLink>
      </p>
      <QueryForm
        action={paths.sbom}
        values={formatSbomQuery(selection).toString()}
        label="Filter SBOMs"
        className="no-print mt-6 grid grid-cols-3 items-end gap-x-3 gap-y-2 border-t border-line pt-4 sm:grid-cols-4 sm:gap-x-4 lg:grid-cols-8"
      >
        <SearchField
          id={SEARCH_FIELD_ID}
          label="File name"
          name="q"
          text={selection.text}
          placeholder="e.g. hadron"
          labelClass="col-span-2 min-w-0 sm:col-span-4 lg:col-span-1"
          fieldClass="w-full"
        />
        <FacetSelects facets={facets} areAllShown />
        {sort === null ? null : <input type="hidden" name="sort" value={sort} />}
        <SubmitWithoutScript />
      </QueryForm>
      <QueryNotices
        notices={page.choiceNotices}
        settled={withQuery(paths.sbom, settledQuery(page))}
      />
      <p
        className="mt-4 flex flex-wrap items-baseline gap-x-4 text-soft tabular-nums"
        role="status"
      >
        <span>
          {rows.length === total ? `${total} SBOM files` : `${rows.length} of ${total} SBOM files`}
          {shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : ''}
        </span>
        {isFiltered ? (
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load also clears what was typed
          <a className="link" href={paths.sbom}>
            Reset
          </a>
        ) : null}
      </p>
      {rows.length === 0 ? (
        <NoRows page={page} />
      ) : (
        <SbomFileTable page={page} rows={shown.items} />
      )}
      <Ages page={page} />
      <nav aria-label="Pages of the table" className="mt-8 flex gap-3">
        {shown.page > 1 ? (
          <NeighbourLink page={page} to={shown.page - 1} words="← Previous" rel="prev" />
        ) : null}
        {shown.page < shown.pages ? (
          <NeighbourLink page={page} to={shown.page + 1} words="Next →" rel="next" />
        ) : null}
      </nav>
    </>
  );
}

/** The query without choices that no SBOM matches. */
function settledQuery({ selection, choiceNotices, order }: SbomPageData): URLSearchParams {
  const choices = withoutNoticed(selection.choices, choiceNotices);
  const params = formatSbomQuery({ ...selection, choices });
  if (order !== null) params.set('sort', formatOrder(order));
  return params;
}

/** How old the lists of files are; a component that was never loaded is not part of the table. */
function Ages({ page: { components, now } }: { readonly page: SbomPageData }) {
  return (
    <ul aria-label="Data age" className="mt-6 flex flex-wrap gap-x-6 gap-y-1 text-xs">
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

function NeighbourLink({ page: { selection, order }, to, words, rel }: NeighbourLinkProps) {
  const params = formatSbomQuery(selection);
  if (order !== null) params.set('sort', formatOrder(order));
  if (to > 1) params.set('page', String(to));
  return (
    <PageLink className="control" rel={rel} href={asRoute(withQuery(paths.sbom, params))}>
      {words}
    </PageLink>
  );
}

function NoRows({ page: { without, total } }: { readonly page: SbomPageData }) {
  return (
    <div className="mt-6 border-y border-line py-6">
      {total === 0 ? (
        <p>The files of the releases are not loaded yet; links follow when they are.</p>
      ) : without.length === 0 ? (
        <p>
          No SBOM file matches.{' '}
          <PageLink className="link" href={asRoute(paths.sbom)}>
            Clear all filters
          </PageLink>
        </p>
      ) : (
        <ul className="flex max-w-[72ch] flex-col gap-1">
          {without.map(({ componentId, release: { tag }, sbom }) => (
            <li key={componentId}>
              {componentId} <span className="font-mono">{tag}</span> has no SBOM file.{' '}
              {sbom.explanation}{' '}
              <PageLink className="link" href={asRoute(`${releasePath(componentId, tag)}#sbom`)}>
                SBOM of this release
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
