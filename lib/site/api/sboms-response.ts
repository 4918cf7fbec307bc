import type { SbomPageData } from '@/lib/site/model/release-pages';
import { releaseApiPath } from '@/lib/site/url/paths';

import { releasesFreshness } from './releases-freshness';
import { sbomDownloadUrl } from './sbom-download-url';
import { SCHEMA_VERSION } from './schema-version';

/** Shapes the selected SBOMs as `/sbom.json` gives them. Links are absolute. */
export function sbomsResponse({ rows, total, states, components }: SbomPageData, origin: string) {
  return {
    schemaVersion: SCHEMA_VERSION,
    items: rows.map((row) => ({
      component: row.componentId,
      tag: row.tag,
      publishedAt: row.publishedAt,
      format: row.format,
      artifact: row.artifact,
      asset: { name: row.asset.name, url: row.asset.url, bytes: row.asset.bytes },
      member: row.member,
      download: sbomDownloadUrl(row, origin),
      release: `${origin}${releaseApiPath(row.componentId, row.tag)}`,
    })),
    count: rows.length,
    total,
    releases: Object.fromEntries(states),
    freshness: releasesFreshness(components),
  };
}
