import { FreshnessText } from '@/components/feedback/freshness-text';
import { QueryNotices } from '@/components/feedback/query-notices';
import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import type { ComponentPageData } from '@/lib/site/model/release-pages';
import { componentPath, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

import { Breadcrumb } from './breadcrumb';
import { CadencePlot } from './cadence-plot';
import { CadenceTable } from './cadence-table';
import { CompareForm } from './compare-form';
import { ExportLinks } from './export-links';
import { FrozenReleasesNote } from './frozen-releases-note';
import { PolicyWords } from './policy';
import { PrereleaseBox } from './prerelease-box';
import { ReleaseNotices } from './release-notices';
import { ReleasePager } from './release-pager';
import { ReleaseTable } from './release-table';

/** A component: what it is, what of it is supported, how often it is released, and all its releases. */
export function ComponentPageView({ page }: { readonly page: ComponentPageData }) {
  const { tracked, query, queryNotices, selection, shown, groups, now } = page;
  const { component, releases, snapshot } = tracked;
  const action = componentPath(component.id);
  return (
    <>
      <Breadcrumb />
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">{component.title}</h1>
          <p className="mt-1 max-w-[72ch]">{component.purpose}</p>
        </div>
        <CompareForm
          componentId={component.id}
          entries={releases.entries}
          from=""
          to={releases.support.latest ?? ''}
        />
      </div>
      <ComponentProvenance page={page} />
      <ReleaseNotices tracked={tracked} />
      <QueryNotices notices={queryNotices} settled={withQuery(action, formatReleaseQuery(query))} />
      <FrozenReleasesNote
        frozen={page.frozen}
        latest={withQuery(action, formatReleaseQuery({ ...query, at: null }))}
      />
      <section aria-labelledby="support" className="mt-8 max-w-[80ch]">
        <h2 id="support" className="text-lg font-semibold">
          Support policy
        </h2>
        <div className="mt-1">
          <PolicyWords tracked={tracked} />
        </div>
      </section>
      <Cadence page={page} />
      <section aria-labelledby="all" className="mt-10">
        <h2 id="all" className="text-lg font-semibold">
          All releases
        </h2>
        <div className="no-print mt-1 text-xs">
          <ExportLinks query={{ ...query, components: [component.id] }} />
        </div>
        <ComponentFilter page={page} />
        {selection.found.length === 0 ? (
          <p className="mt-6 border-y border-line py-10 text-soft">
            {releases.entries.length === 0 ? 'No releases loaded yet.' : 'No releases match.'}{' '}
            {selection.hiddenPreliminary > 0 ? 'Pre-releases are hidden. ' : ''}
            <a className="link" href={action}>
              Show all
            </a>
          </p>
        ) : (
          <ReleaseTable
            groups={groups}
            namesOnly={new Set(snapshot === null ? [] : [component.id])}
            now={now}
            isMixed={false}
          />
        )}
        <ReleasePager path={action} query={query} shown={shown} />
      </section>
    </>
  );
}

function ComponentProvenance({ page: { tracked, now } }: { readonly page: ComponentPageData }) {
  const { component, repository, freshness, releases } = tracked;
  const { owner, name } = component.repository;
  const fullName = repository?.fullName ?? `${owner}/${name}`;
  const isMoved = fullName.toLowerCase() !== `${owner}/${name}`.toLowerCase();
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-xs text-soft">
      {freshness === null ? null : <FreshnessText freshness={freshness} now={now} />}
      {repository === null ? (
        <span className="font-mono">{fullName}</span>
      ) : (
        <a className="link font-mono" href={`${repository.url}/releases`} rel="noopener">
          {fullName}
        </a>
      )}
      <span className="tabular-nums">{releases.entries.length} releases</span>
      {repository === null ? null : <span>default branch {repository.defaultBranch}</span>}
      {isMoved ? <span>moved here from {`${owner}/${name}`}</span> : null}
      {repository?.archived === true ? (
        <span className="text-warn">repository archived</span>
      ) : null}
    </p>
  );
}

function Cadence({ page }: { readonly page: ComponentPageData }) {
  const { cadence, cadenceRows, tracked } = page;
  if (cadence === null) return null;
  const { component } = tracked;
  return (
    <section aria-labelledby="cadence" className="mt-10">
      <h2 id="cadence" className="text-lg font-semibold">
        Release cadence
      </h2>
      <CadenceTable rows={cadenceRows} hasPromise={component.promise !== null} />
      <CadencePlot
        cadence={cadence}
        promise={component.promise}
        componentId={component.id}
        title={component.title}
      />
    </section>
  );
}

function ComponentFilter({ page }: { readonly page: ComponentPageData }) {
  const { tracked, query, selection, shown } = page;
  return (
    <QueryForm
      action={componentPath(tracked.component.id)}
      values={formatReleaseQuery({ ...query, components: [], page: 1 }).toString()}
      label="Filter releases"
      className="no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3"
    >
      <SearchField
        id={SEARCH_FIELD_ID}
        label="Search releases"
        name="q"
        text={query.text}
        placeholder="e.g. v4.2.0 or kernel"
      />
      <PrereleaseBox isChecked={query.withPreliminary} hidden={selection.hiddenPreliminary} />
      <SubmitWithoutScript />
      <span className="pb-1.5 text-soft tabular-nums" role="status">
        {shown.total === 1 ? '1 release' : `${shown.total} releases`}
        {shown.pages > 1 ? `, page ${shown.page} of ${shown.pages}` : ''}
      </span>
    </QueryForm>
  );
}
