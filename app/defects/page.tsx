import type { Metadata } from 'next';

import { pageMetadata } from '@/components/shell/page-metadata';
import { DefectRegisterView } from '@/components/upgrade/defect-register-view';
import { defectRegister } from '@/lib/releases/defects/defect-register';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths } from '@/lib/site/url/paths';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = pageMetadata(FIXED_PAGES[paths.defects], {
  canonical: paths.defects,
  types: {
    'text/markdown': paths.defectsMarkdown,
    'application/json': paths.defectsApi,
  },
});

export default async function DefectsPage() {
  const { releases } = await loadKairos();
  return <DefectRegisterView defects={defectRegister(releases.entries)} />;
}
