import type { Metadata } from 'next';

import { DefectRegisterView } from '@/components/upgrade/defect-register-view';
import { defectRegister } from '@/lib/releases/defects/defect-register';
import { loadKairos } from '@/lib/site/load/load-kairos';
import { paths } from '@/lib/site/url/paths';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Known defects',
  description: 'Known defects of the published artifacts of Kairos, by version, with sources.',
  alternates: {
    canonical: paths.defects,
    types: {
      'text/markdown': paths.defectsMarkdown,
      'application/json': paths.defectsApi,
    },
  },
};

export default async function DefectsPage() {
  const { releases } = await loadKairos();
  return <DefectRegisterView defects={defectRegister(releases.entries)} />;
}
