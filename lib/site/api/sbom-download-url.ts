import type { SbomRow } from '@/lib/releases/list/sbom-table';
import { sbomDownloadPath } from '@/lib/site/url/paths';

/** The absolute URL of an SBOM: at GitHub for a separate file, through this site for the member of an archive. */
export function sbomDownloadUrl(
  { componentId, tag, asset, member }: SbomRow,
  origin: string,
): string {
  if (member === null) return asset.url;
  return `${origin}${sbomDownloadPath(componentId, tag, { asset: asset.name, member })}`;
}
