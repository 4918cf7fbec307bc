import 'server-only';
import {
  formatTableMarkdown,
  PACKAGE_COLUMNS,
  type TableColumn,
} from '@/lib/evidence/exports/table';
import { describeCoverage } from '@/lib/evidence/inventory/coverage';
import type { ReleaseFinding } from '@/lib/evidence/inventory/package-history';
import { describeUnsearched, type Unsearched } from '@/lib/evidence/inventory/unsearched';
import { fullNameOf } from '@/lib/evidence/packages/model';
import { loadPackageSearch } from '@/lib/site/load/load-package-search';
import { loadPackagesPage } from '@/lib/site/load/load-packages-page';
import type { PackagesRefusal } from '@/lib/site/model/image-packages';

import { markdownType } from './markdown-type';
import { respondJson, respondProblem, respondText } from './respond';
import { respondTable, type TableFormat } from './table-response';

/** The page without parameters is a form. */
const HELP =
  '# Packages\n\nAdd the parameter `q`: a package to search for in all releases; or `of`: an image, to list its packages.\n';

/** Handles a request for the packages of an image; the filters are those of the page. */
export async function handlePackages(
  request: Request,
  format: 'json' | TableFormat,
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  if ((params.get('of') ?? '') === '') return respondSearch(request, format);
  const loaded = await loadPackagesPage(params);
  if (!loaded.ok) return respondPackagesRefusal(loaded.failure);
  const { image, rows } = loaded.value;
  const { reference, pinned, platform, statement, sbom } = image;
  if (format !== 'json') {
    const heading = `## Packages of \`${reference}\`, ${platform}\n\n${rows.length} of ${image.packages.length} packages, from the SBOM \`${statement.digest}\`.`;
    return respondTable(request, format, {
      columns: PACKAGE_COLUMNS,
      rows,
      heading,
      name: 'packages',
    });
  }
  return respondJson({
    reference,
    pinned,
    platform,
    image: image.image,
    sbom: { digest: statement.digest, manifest: statement.manifest, ...sbom },
    others: image.others,
    total: image.packages.length,
    packages: rows,
  });
}

const HISTORY_COLUMNS: readonly TableColumn<ReleaseFinding>[] = [
  { heading: 'Release', textOf: ({ release }) => release },
  { heading: 'State', textOf: ({ state }) => state },
  {
    heading: 'Package',
    textOf: ({ example }) => (example === null ? '' : fullNameOf(example.package)),
  },
  { heading: 'Version', textOf: ({ example }) => example?.package.version ?? '' },
  { heading: 'Found in', textOf: ({ example }) => example?.image ?? '' },
  { heading: 'Source', textOf: ({ example }) => example?.package.source ?? '' },
];

const UNSEARCHED_COLUMNS: readonly TableColumn<Unsearched>[] = [
  { heading: 'Not searched', textOf: ({ releases }) => releases.join(', ') },
  { heading: 'Why', textOf: ({ why }) => why },
];

/** Responds with a search over all releases: where the text is a package, with the releases that have it. */
async function respondSearch(request: Request, format: 'json' | TableFormat): Promise<Response> {
  const { text, history, sentence, findings, coverage, unsearched, incomplete } =
    await loadPackageSearch(new URL(request.url).searchParams);
  if (text === '') {
    if (format === 'md') return respondText(markdownType(request), HELP);
    const detail = 'The parameter “of” is an image, or “q” a package to search for.';
    return respondProblem({ status: 422, title: 'Nothing to search for', detail });
  }
  if (format === 'json') {
    return respondJson({
      query: text,
      answer: sentence,
      coverage,
      unsearched,
      incomplete,
      releases: history?.releases ?? null,
      packages: findings,
    });
  }
  const covered = [
    describeCoverage(coverage),
    describeUnsearched(unsearched, coverage.releases),
    formatTableMarkdown(UNSEARCHED_COLUMNS, unsearched),
  ].join('\n\n');
  const heading = `## Releases with ${text.replaceAll(/[^\w .:@/<>=+-]/g, '')}\n\n${sentence ?? ''}\n\n${covered}`;
  const rows = history?.releases ?? [];
  return respondTable(request, format, {
    columns: HISTORY_COLUMNS,
    rows,
    heading,
    name: 'releases',
  });
}

/** Responds that the packages of an image cannot be shown. */
export function respondPackagesRefusal(refusal: PackagesRefusal): Response {
  const { status, message, retryAt } = refusal;
  return respondProblem({ status, title: 'No packages', detail: message, retryAt });
}
