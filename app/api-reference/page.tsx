import type { Metadata } from 'next';

import { ApiPageView } from '@/components/api/api-page-view';
import { siteUrl } from '@/lib/site/load/site-url';
import { paths } from '@/lib/site/url/paths';

/** The URL of the site is known only when it runs. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'API',
  description: 'The JSON API of Kairos Matrix: paths, parameters and responses.',
  alternates: { canonical: paths.apiReference, types: { 'application/json': paths.openApi } },
};

export default function ApiPage() {
  return <ApiPageView origin={siteUrl().origin} />;
}
