import { sbomValue, type SbomRow } from '@/lib/releases/list/sbom-table';
import { sbomDownloadUrl } from '@/lib/site/api/sbom-download-url';

/** The columns of an SBOM in CSV. */
export const SBOM_HEAD = [
  'component',
  'tag',
  'published',
  'base',
  'variant',
  'arch',
  'model',
  'format',
  'file',
  'member',
  'download',
] as const;

/** An SBOM as a row of {@link SBOM_HEAD}. */
export function sbomRow(row: SbomRow, origin: string): readonly string[] {
  return [
    row.componentId,
    row.tag,
    row.publishedAt,
    sbomValue(row, 'flavor') ?? '',
    sbomValue(row, 'variant') ?? '',
    sbomValue(row, 'arch') ?? '',
    sbomValue(row, 'model') ?? '',
    row.format,
    row.asset.name,
    row.member ?? '',
    sbomDownloadUrl(row, origin),
  ];
}
