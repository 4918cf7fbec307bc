import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { FacetSelects } from '@/components/releases/facet-selects';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { CHANGE_FILTER } from '@/lib/evidence/diff/change-filter';
import { describeDiff } from '@/lib/evidence/exports/describe-diff';
import { paginate } from '@/lib/releases/list/paginate';
import type { ChangesPageData } from '@/lib/site/model/changes-page';
import { changesParams } from '@/lib/site/url/image-urls';
import { addSelection } from '@/lib/site/url/packages-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { ChangeTable } from './change-table.client';
import { CompareImagesForm } from './compare-images-form';
import { ExportLinks } from './export-links';
import { PageLinks } from './page-links';
import { RefusedPackages } from './refused-packages';

/** Rows of one page of the table. */
const PER_PAGE = 100;

/** What differs between the packages of two images: counts first, then each change. */
export function ChangesView({ page }: { readonly page: ChangesPageData }) {
  const { before, after } = page;
  const params = changesParams(page);
  const refusals = [before, after].flatMap((side) =>
    side === null || side.ok ? [] : [side.failure],
  );
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Compare the packages of two images</h1>
      <p className="mt-1 max-w-[72ch]">
        Which packages were added, removed, upgraded or downgraded. Copy the references from{' '}
        <PageLink className="link" href={asRoute(paths.images)}>
          the list of images
        </PageLink>
        .
      </p>
      <CompareImagesForm page={page} />
      {refusals.map((refusal) => (
        <RefusedPackages
          key={refusal.reference}
          refusal={refusal}
          path={paths.changes}
          params={params}
        />
      ))}
      <Comparison page={page} />
    </>
  );
}

function Comparison({ page }: { readonly page: ChangesPageData }) {
  const { comparison, isForced } = page;
  if (comparison === null) return null;
  const params = changesParams(page);
  const forced = new URLSearchParams(params);
  forced.set('all', 'true');
  return (
    <>
      <ul className="mt-4 flex max-w-[90ch] flex-col gap-1">
        {comparison.notes.map((note) => (
          <li key={note} className="border-l-2 border-line pl-3">
            {note}
          </li>
        ))}
      </ul>
      {comparison.kind === 'unlike' ? (
        <div className="mt-4 max-w-[90ch] border-l-2 border-warn pl-3" data-unlike>
          <p className="font-semibold">These lists cannot be compared row by row.</p>
          {comparison.reasons.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
          <p className="mt-2">
            <PageLink className="control" href={asRoute(withQuery(paths.changes, forced))}>
              List the rows anyway
            </PageLink>
          </p>
        </div>
      ) : (
        <>
          <p className="mt-4 text-lg" data-diff>
            {describeDiff(comparison.diff)}
          </p>
          <Changes page={page} params={isForced ? forced : params} />
        </>
      )}
    </>
  );
}

type ChangesProps = { readonly page: ChangesPageData; readonly params: URLSearchParams };

function Changes({ page, params: compared }: ChangesProps) {
  const { selection, facets, rows, requestedPage } = page;
  const params = addSelection(compared, selection, CHANGE_FILTER.facets);
  const shown = paginate(rows, requestedPage, PER_PAGE);
  return (
    <>
      <QueryForm
        action={paths.changes}
        label="Filter changes"
        className="no-print mt-4 grid grid-cols-2 items-end gap-x-4 gap-y-2 border-t border-line pt-4 sm:grid-cols-4"
      >
        {[...compared].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchField
          id={SEARCH_FIELD_ID}
          label="Name or version"
          name="q"
          text={selection.text}
          placeholder="/ Search…"
          labelClass="col-span-2 min-w-0 sm:col-span-1"
          fieldClass="w-full"
        />
        <FacetSelects facets={facets} />
        <SubmitWithoutScript />
      </QueryForm>
      <p
        className="mt-4 flex flex-wrap items-baseline gap-x-4 text-soft tabular-nums"
        role="status"
      >
        <span>{rows.length.toLocaleString('en')} changes</span>
        <ExportLinks
          params={params}
          formats={[
            ['CSV', paths.changesCsv],
            ['JSON', paths.changesJson],
            ['Markdown', paths.changesMarkdown],
          ]}
        />
      </p>
      {rows.length === 0 ? (
        <p className="mt-6 border-y border-line py-8 text-soft">No change matches.</p>
      ) : (
        <ChangeTable rows={shown.items} />
      )}
      <PageLinks path={paths.changes} params={params} page={shown.page} pages={shown.pages} />
    </>
  );
}
