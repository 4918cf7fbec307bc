import type { Metadata } from 'next';

import { ApiPageView } from '@/components/api/api-page-view';
import { paths } from '@/lib/site/url/paths';

export const metadata: Metadata = {
  title: 'API',
  description: 'The JSON API of Kairos Matrix: paths, parameters and responses.',
  alternates: { canonical: paths.apiReference, types: { 'application/json': paths.openApi } },
};

export default function ApiPage() {
  return <ApiPageView />;
}
