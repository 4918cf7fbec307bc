import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { formatCount } from '@/lib/base/format/count';
import { describeCoverage } from '@/lib/evidence/inventory/coverage';
import { describeUnsearched } from '@/lib/evidence/inventory/unsearched';
import { MOST_FOLLOWED } from '@/lib/releases/images/latest-images';
import type { PackageSearchData } from '@/lib/site/model/package-search';
import { paths, withQuery } from '@/lib/site/url/paths';

import { ExportLinks } from './export-links';
import { FoundPackages } from './found-packages';
import { HistoryTable } from './history-table';

const EXAMPLES = [
  'openssl 3.5',
  'golang.org/x/crypto < 0.41',
  'systemd',
  'pkg:golang/stdlib@1.25.0',
];

/** In which releases a package is, first and last, and what of the releases is not read. */
export function PackageSearchView({ data }: { readonly data: PackageSearchData }) {
  const { text, history, sentence, findings } = data;
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Packages of all releases</h1>
      <p className="mt-1 max-w-[72ch]">
        Which release of Kairos first has a package, which last, and which never. To see the
        packages of one image, open its page; to see what changed,{' '}
        <PageLink className="link" href={asRoute(paths.changes)}>
          compare two images
        </PageLink>
        .
      </p>
      <QueryForm
        action={paths.packages}
        label="Search packages"
        className="no-print mt-5 flex flex-wrap items-end gap-3 border-t border-line pt-4"
      >
        <SearchField
          id={SEARCH_FIELD_ID}
          label="Package, with a version or a bound where one matters"
          name="q"
          text={text}
          placeholder="e.g. openssl 3.5"
          labelClass="min-w-0 grow basis-72 max-w-xl"
          fieldClass="w-full"
        />
        <SubmitWithoutScript />
      </QueryForm>
      {text === '' ? <Examples /> : null}
      {sentence === null ? null : (
        <p className="mt-6 max-w-[72ch] text-lg" role="status" data-history>
          {sentence}
        </p>
      )}
      <CoverageNote data={data} />
      {text === '' ? null : (
        <p className="mt-3 flex gap-x-4 text-soft">
          <ExportLinks
            params={new URLSearchParams({ q: text })}
            formats={[
              ['CSV', paths.packagesCsv],
              ['JSON', paths.packagesJson],
              ['Markdown', paths.packagesMarkdown],
            ]}
          />
        </p>
      )}
      {history === null ? null : (
        <HistoryTable history={history} incomplete={new Set(data.incomplete)} />
      )}
      {findings === null ? null : <FoundPackages findings={findings} text={text} />}
    </>
  );
}

function Examples() {
  return (
    <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1">
      <span className="text-soft">Examples:</span>
      {EXAMPLES.map((text) => (
        <PageLink
          key={text}
          className="link font-mono text-xs"
          href={asRoute(withQuery(paths.packages, new URLSearchParams({ q: text })))}
        >
          {text}
        </PageLink>
      ))}
    </p>
  );
}

/** The lists that were searched: one that was not read cannot rule a package out. */
function CoverageNote({ data }: { readonly data: PackageSearchData }) {
  const { coverage, unsearched, incomplete, loaded, read, hasToken } = data;
  const { bySource } = coverage;
  return (
    <div className="mt-4 max-w-[90ch] border-l-2 border-line pl-3 text-soft" data-coverage>
      <p>
        {describeCoverage(coverage)}
        {loaded < read ? ` Still to be loaded: ${formatCount(read - loaded, 'list')}.` : ''}
      </p>
      {unsearched.length === 0 ? null : (
        <UnsearchedReleases unsearched={unsearched} of={coverage.releases} />
      )}
      <details className="mt-1">
        <summary>What is read for each release</summary>
        <p className="mt-1">
          {formatCount(coverage.lists, 'list')} of packages: SBOMs of{' '}
          {formatCount(bySource.sbom, 'release')}, Hadron’s versions of {bySource.hadron}, go.mod
          files of {bySource['go.mod']}.
        </p>
        <p className="mt-1">
          An SBOM lists what a scanner recognises. What Hadron is built from, and the modules of
          packed Go programs, are only in the other two sources.
        </p>
        <p className="mt-1">
          Of each release the SBOMs of at most {MOST_FOLLOWED} images are read, core images for
          amd64 first. Since v3.4.0 they come from the registry. Before, they are files of the
          release: each costs one request of GitHub’s rate limit, and only requests that the site
          itself does not need are used.
        </p>
        {incomplete.length === 0 ? null : (
          <p className="mt-1">
            Not all lists of {formatCount(incomplete.length, 'release')} are read: SBOMs are read
            one after the other, and go.mod files only where the component versions were read.
            {hasToken
              ? ''
              : ' Without a token for GitHub, SBOMs that are files of a release are not read, and Hadron’s versions and go.mod files only for opened images.'}
          </p>
        )}
      </details>
    </div>
  );
}

type UnsearchedReleasesProps = {
  readonly unsearched: PackageSearchData['unsearched'];
  readonly of: number;
};

/** The releases without an SBOM that is searched, by the reason. */
function UnsearchedReleases({ unsearched, of }: UnsearchedReleasesProps) {
  return (
    <details className="mt-1">
      <summary className="cursor-pointer">{describeUnsearched(unsearched, of)}</summary>
      <ul className="mt-1">
        {unsearched.map(({ why, releases }) => (
          <li key={why} className="mt-1">
            {why} <span className="font-mono text-xs">{releases.join(', ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
