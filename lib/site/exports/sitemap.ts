import { escapeXml } from '@/lib/base/text/xml';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { componentPath, paths, releasePath } from '@/lib/site/url/paths';

/** Most URLs that one sitemap may list, by sitemaps.org. */
const MOST_URLS = 50_000;

const PAGES = [
  paths.matrix,
  paths.releases,
  paths.build,
  paths.decode,
  paths.sbom,
  paths.packages,
  paths.verify,
  paths.apiReference,
  paths.status,
];

/** Lists the pages of the site, each component and each of its releases, as a sitemap. */
export function sitemapXml(components: readonly TrackedComponent[], origin: string): string {
  const urls = [
    ...PAGES,
    ...components.flatMap(({ component, releases }) => [
      componentPath(component.id),
      ...releases.entries.map(({ release }) => releasePath(component.id, release.tag)),
    ]),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls.slice(0, MOST_URLS).map((path) => `<url><loc>${escapeXml(origin + path)}</loc></url>`),
    '</urlset>\n',
  ].join('\n');
}
