import type { Metadata } from 'next';

import { ApiPageView } from '@/components/api/api-page-view';
import { pageMetadata } from '@/components/shell/page-metadata';
import { siteUrl } from '@/lib/site/load/site-url';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths } from '@/lib/site/url/paths';

/** The URL of the site is known only when it runs. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = pageMetadata(FIXED_PAGES[paths.apiReference], {
  canonical: paths.apiReference,
  types: { 'application/json': paths.openApi, 'text/markdown': paths.apiReferenceMarkdown },
});

export default function ApiPage() {
  return <ApiPageView origin={siteUrl().origin} />;
}
