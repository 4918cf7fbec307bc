import 'server-only';
import { PACKAGE_COLUMNS } from '@/lib/evidence/exports/table';
import { loadPackagesPage } from '@/lib/site/load/load-packages-page';
import type { PackagesRefusal } from '@/lib/site/model/image-packages';

import { respondJson, respondProblem } from './respond';
import { respondTable, type TableFormat } from './table-response';

/** Handles a request for the packages of an image; the filters are those of the page. */
export async function handlePackages(
  request: Request,
  format: 'json' | TableFormat,
): Promise<Response> {
  const loaded = await loadPackagesPage(new URL(request.url).searchParams);
  if (!loaded.ok) return respondPackagesRefusal(loaded.failure);
  const { image, rows } = loaded.value;
  const { reference, pinned, platform, statement, sbom } = image;
  if (format !== 'json') {
    const heading = `## Packages of \`${reference}\`, ${platform}\n\n${rows.length} of ${image.packages.length} packages, from the SBOM \`${statement.digest}\`.`;
    return respondTable(format, { columns: PACKAGE_COLUMNS, rows, heading, name: 'packages' });
  }
  return respondJson({
    reference,
    pinned,
    platform,
    image: image.image,
    sbom: { digest: statement.digest, manifest: statement.manifest, ...sbom },
    total: image.packages.length,
    packages: rows,
  });
}

/** Responds that the packages of an image cannot be shown. */
export function respondPackagesRefusal(refusal: PackagesRefusal): Response {
  const { status, message, retryAt } = refusal;
  return respondProblem({ status, title: 'No packages', detail: message, retryAt });
}
