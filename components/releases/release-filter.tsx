import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { COMPONENTS } from '@/lib/names/catalog/components';
import type { ReleaseQuery } from '@/lib/releases/list/query';
import { withListView, type ListView } from '@/lib/site/url/list-view';
import { paths, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

import { PrereleaseBox } from './prerelease-box';

type ReleaseFilterProps = {
  readonly query: ReleaseQuery;
  readonly view: ListView;
  readonly years: readonly number[];
  /** Releases that match but are not shown, since they are prereleases. */
  readonly hidden: number;
};

/** Chooses components, year and prereleases, and searches tags, titles and notes. */
export function ReleaseFilter({ query, view, years, hidden }: ReleaseFilterProps) {
  const isFiltered = formatReleaseQuery({ ...query, page: 1 }).size > 0;
  return (
    <QueryForm
      action={paths.releases}
      values={formatReleaseQuery({ ...query, page: 1 }).toString()}
      label="Filter releases"
      className="no-print mt-6 flex flex-wrap items-end gap-x-6 gap-y-3 border-t border-line pt-4"
    >
      {query.at === null ? null : <input type="hidden" name="at" value={query.at} />}
      {[...withListView(new URLSearchParams(), view)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SearchField
        id={SEARCH_FIELD_ID}
        label="Search releases"
        name="q"
        text={query.text}
        placeholder="e.g. v4.2.0 or kernel"
      />
      <label className="text-xs text-soft">
        <span className="block">Year</span>
        <select name="year" defaultValue={query.year ?? ''} className="field pr-8">
          <option value="">All</option>
          {years.map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <PrereleaseBox isChecked={query.withPreliminary} hidden={hidden} />
      <fieldset className="flex basis-full flex-wrap gap-x-4 gap-y-1">
        <legend className="float-left mr-4 text-soft">Component</legend>
        {COMPONENTS.map(({ id }) => (
          <label key={id} className="flex min-h-8 items-center gap-1.5 whitespace-nowrap">
            <input
              type="checkbox"
              name="component"
              value={id}
              defaultChecked={query.components.includes(id)}
            />
            {id}
          </label>
        ))}
      </fieldset>
      <span className="flex gap-2">
        <SubmitWithoutScript />
        {isFiltered ? (
          // oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load also clears what was typed
          <a className="control" href={withQuery(paths.releases, new URLSearchParams())}>
            Reset
          </a>
        ) : null}
      </span>
    </QueryForm>
  );
}
