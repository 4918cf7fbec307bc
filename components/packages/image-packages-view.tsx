import { QueryForm } from '@/components/forms/query-form.client';
import { SearchField } from '@/components/forms/search-field';
import { SubmitWithoutScript } from '@/components/forms/submit-without-script';
import { FacetSelects } from '@/components/releases/facet-selects';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { NOTATION_WORDS } from '@/lib/evidence/image-packages/model';
import { PACKAGE_FILTER } from '@/lib/evidence/packages/package-filter';
import { paginate } from '@/lib/releases/list/paginate';
import type { PackagesPageData } from '@/lib/site/model/packages-page';
import { changesPath, imagePath, imageSbomPath } from '@/lib/site/url/image-urls';
import { addSelection } from '@/lib/site/url/packages-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { ExportLinks } from './export-links';
import { LicenceList } from './licence-list';
import { OtherSourcesList } from './other-sources-list';
import { OwnSbom } from './own-sbom.client';
import { PackageTable } from './package-table';
import { PageLinks } from './page-links';
import { WaiverList } from './waiver-list';

/** Rows of one page of the table. */
const PER_PAGE = 100;

/** The packages of one image, with what they can be chosen by, and what their sources cannot see. */
export function ImagePackagesView({ page }: { readonly page: PackagesPageData }) {
  const { image, selection, facets, rows, licences, requestedPage } = page;
  const ofImage = paramsOf(page);
  const params = addSelection(ofImage, selection, PACKAGE_FILTER.facets);
  const shown = paginate(rows, requestedPage, PER_PAGE);
  const total = image.packages.length;
  return (
    <>
      <p className="text-xs text-soft">Packages of a container image</p>
      <h1 className="font-mono text-lg font-semibold break-all">
        <PageLink className="link" href={asRoute(imagePath(image.reference))}>
          {image.reference}
        </PageLink>
      </h1>
      <Sources page={page} />
      <QueryForm
        action={paths.packages}
        label="Filter packages"
        className="no-print mt-5 grid grid-cols-2 items-end gap-x-4 gap-y-2 border-t border-line pt-4 sm:grid-cols-5"
      >
        <input type="hidden" name="of" value={image.reference} />
        {image.platforms.length > 1 ? (
          <input type="hidden" name="platform" value={image.platform} />
        ) : null}
        <SearchField
          id={SEARCH_FIELD_ID}
          label="Name, version or package URL"
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
        className="mt-4 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-soft tabular-nums"
        role="status"
      >
        <span>
          {rows.length === total
            ? `${total.toLocaleString('en')} packages`
            : `${rows.length.toLocaleString('en')} of ${total.toLocaleString('en')} packages`}
        </span>
        {rows.length === total ? null : (
          <a className="link" href={withQuery(paths.packages, ofImage)}>
            Reset
          </a>
        )}
        <ExportLinks
          params={params}
          formats={[
            ['CSV', paths.packagesCsv],
            ['JSON', paths.packagesJson],
            ['Markdown', paths.packagesMarkdown],
          ]}
        />
        <PageLink className="link" href={asRoute(changesPath(image.reference, ''))}>
          Compare with another image
        </PageLink>
      </p>
      {rows.length === 0 ? (
        <p className="mt-6 border-y border-line py-8 text-soft">No package matches.</p>
      ) : (
        <PackageTable rows={shown.items} />
      )}
      <PageLinks path={paths.packages} params={params} page={shown.page} pages={shown.pages} />
      <OwnSbom
        sbomUrl={imageSbomPath(image.pinned, image.platforms.length > 1 ? image.platform : null)}
      />
      <WaiverList others={image.others} now={page.now} />
      <LicenceList licences={licences} params={ofImage} />
    </>
  );
}

function paramsOf({ image }: PackagesPageData): URLSearchParams {
  const { reference, platform, platforms } = image;
  return new URLSearchParams({ of: reference, ...(platforms.length > 1 && { platform }) });
}

/** Which SBOM the packages are from, and why more are in the image than it lists. */
function Sources({ page: { image } }: { readonly page: PackagesPageData }) {
  const { sbom, platform, platforms, pinned } = image;
  const { notation, notationVersion, tools, problems } = sbom;
  const tool = tools.map((each) => each.replace(/^Tool: /, '')).at(-1);
  return (
    <>
      <p className="mt-2 max-w-[90ch]">
        {platform}, from the {`${NOTATION_WORDS[notation]} ${notationVersion}`.trim()} SBOM in the
        registry{tool === undefined ? '' : `, made by ${tool}`}. Its statement is about the digest
        of this image.{' '}
        <a
          className="link"
          download
          href={imageSbomPath(pinned, platforms.length > 1 ? platform : null)}
        >
          Download
        </a>
      </p>
      <OtherSourcesList others={image.others} />
      {problems.length === 0 ? null : (
        <ul aria-label="Problems of the SBOM" className="mt-2 flex max-w-[90ch] flex-col gap-1">
          {problems.map((problem) => (
            <li key={problem} className="border-l-2 border-warn pl-3">
              {problem}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
