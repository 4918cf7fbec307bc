import { sbomValue, type SbomRow } from '@/lib/releases/list/sbom-table';
import type { SbomPageData } from '@/lib/site/model/release-pages';
import { releaseApiPath, sbomDownloadPath } from '@/lib/site/url/paths';

/** The columns of a bill of materials in CSV. */
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

/** A bill of materials as a row of {@link SBOM_HEAD}. */
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
    downloadOf(row, origin),
  ];
}

/** The bills of materials that fit, for machines. Links are absolute. */
export function sbomAnswer({ rows, total, states }: SbomPageData, origin: string) {
  return {
    items: rows.map((row) => ({
      component: row.componentId,
      tag: row.tag,
      publishedAt: row.publishedAt,
      format: row.format,
      artifact: row.artifact,
      asset: { name: row.asset.name, url: row.asset.url, bytes: row.asset.bytes },
      member: row.member,
      download: downloadOf(row, origin),
      release: `${origin}${releaseApiPath(row.componentId, row.tag)}`,
    })),
    count: rows.length,
    total,
    releases: Object.fromEntries(states),
  };
}

function downloadOf({ componentId, tag, asset, member }: SbomRow, origin: string): string {
  if (member === null) return asset.url;
  return `${origin}${sbomDownloadPath(componentId, tag, { asset: asset.name, member })}`;
}
