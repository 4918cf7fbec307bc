import 'server-only';
import {
  describeBuildPage,
  describeComparePage,
  describeComponentPage,
  describeDecodePage,
  describeHistoryPage,
  describeImagePage,
  describeMatrixComparePage,
  describePackagesPage,
  describeReleasePage,
  describeReleasesPage,
  describeSbomPage,
  describeUpgradePage,
  FIXED_PAGES,
  type PageTexts,
} from '@/lib/site/notices/describe-page';
import { referenceOfSegments } from '@/lib/site/url/image-urls';
import { paths } from '@/lib/site/url/paths';

import { loadBuildPage } from './load-build-page';
import { loadComparePage } from './load-compare-page';
import { loadComponentPage } from './load-component-page';
import { loadDecodePage } from './load-decode-page';
import { loadImagePage } from './load-image-page';
import { loadMatrixCompare } from './load-matrix-compare';
import { loadMatrixHistory } from './load-matrix-history';
import { loadPackagesPage } from './load-packages-page';
import { loadReleasePage } from './load-release-page';
import { loadReleasesPage } from './load-releases-page';
import { loadSbomPage } from './load-sbom-page';
import { loadUpgradePage } from './load-upgrade-page';

type Describe = (params: URLSearchParams) => Promise<PageTexts | null>;

const PAGES: Readonly<Record<string, Describe>> = {
  [paths.releases]: async (params) => describeReleasesPage(await loadReleasesPage(params)),
  [paths.sbom]: async (params) => describeSbomPage(await loadSbomPage(params)),
  [paths.build]: async (params) =>
    describeBuildPage(await loadBuildPage(params), params.size === 0),
  [paths.decode]: async (params) => describeDecodePage(await loadDecodePage(params)),
  [paths.upgrade]: async (params) => describeUpgradePage(await loadUpgradePage(params)),
  [paths.packages]: previewPackages,
  [paths.matrixHistory]: async (params) => describeHistoryPage(await loadMatrixHistory(params)),
  [paths.matrixCompare]: async (params) =>
    describeMatrixComparePage(await loadMatrixCompare(params)),
};

/**
 * Loads what the preview of a link shows: the texts of the page at a path of this site, e.g. `/upgrade?from=v3.5.4`.
 * They are read from the same data as the page, so that a picture says nothing that the page does not.
 *
 * @returns null where the site has no such page.
 */
export async function loadPreview(path: string): Promise<PageTexts | null> {
  if (!path.startsWith('/') || !URL.canParse(path, 'http://site.invalid')) return null;
  const { origin, pathname, searchParams } = new URL(path, 'http://site.invalid');
  if (origin !== 'http://site.invalid') return null;
  const describe = Object.hasOwn(PAGES, pathname) ? PAGES[pathname] : undefined;
  if (describe !== undefined) return describe(searchParams);
  const fixed = Object.entries(FIXED_PAGES).find(([at]) => at === pathname);
  if (fixed !== undefined) return fixed[1];
  const [, section, ...segments] = decodedSegments(pathname) ?? [];
  if (section === 'images') return previewImage(segments);
  return section === 'releases' ? previewRelease(segments, searchParams) : null;
}

async function previewPackages(params: URLSearchParams): Promise<PageTexts | null> {
  const of = params.get('of') ?? '';
  const isKnown = of === '' || (await loadPackagesPage(params)).ok;
  return isKnown ? describePackagesPage(of) : null;
}

async function previewImage(segments: readonly string[]): Promise<PageTexts | null> {
  const loaded = await loadImagePage(referenceOfSegments(segments));
  return loaded.ok ? describeImagePage(loaded.value) : null;
}

async function previewRelease(
  [component = '', rest, ...more]: readonly string[],
  params: URLSearchParams,
): Promise<PageTexts | null> {
  if (more.length > 0) return null;
  if (rest === undefined) {
    const page = await loadComponentPage(component, params);
    return page && describeComponentPage(page);
  }
  if (rest === 'compare') {
    const page = await loadComparePage(component, params.get('from') ?? '', params.get('to') ?? '');
    return page && describeComparePage(page);
  }
  const loaded = await loadReleasePage(component, rest, params);
  return loaded.ok ? describeReleasePage(loaded.value) : null;
}

function decodedSegments(pathname: string): readonly string[] | null {
  try {
    return pathname.split('/').map((segment) => decodeURIComponent(segment));
  } catch (thrown) {
    if (thrown instanceof URIError) return null;
    throw thrown;
  }
}
