import 'server-only';
import { llmsText } from '@/lib/site/exports/llms-text';
import { sitemapXml } from '@/lib/site/exports/sitemap';
import { loadComponents } from '@/lib/site/load/load-releases';
import { siteUrl } from '@/lib/site/load/site-url';

import { respondText } from './respond';

/** Handles a request for the sitemap: the pages, and every release whose list is cached. */
export async function handleSitemap(): Promise<Response> {
  const body = sitemapXml(await loadComponents(), siteUrl().origin);
  return respondText('application/xml; charset=utf-8', body);
}

/** Handles a request for the description of the site for language models. */
export function handleLlms(): Response {
  return respondText('text/plain; charset=utf-8', llmsText(siteUrl().origin));
}

/** Handles a request for the rules for crawlers, with the URL of the sitemap. */
export function handleRobots(): Response {
  const rules = ['User-agent: *', 'Disallow: /api/', 'Allow: /api/v1/openapi.json'];
  const sitemap = `Sitemap: ${siteUrl().origin}/sitemap.xml`;
  return respondText('text/plain; charset=utf-8', `${[...rules, '', sitemap].join('\n')}\n`);
}
