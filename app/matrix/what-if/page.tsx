import type { Metadata } from 'next';

import { WhatIfForm } from '@/components/history/what-if-form.client';
import { pageMetadata } from '@/components/shell/page-metadata';
import { asRoute } from '@/components/ui/as-route';
import { PageLink } from '@/components/ui/page-link';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths } from '@/lib/site/url/paths';

export const metadata: Metadata = pageMetadata(FIXED_PAGES[paths.matrixWhatIf], {
  canonical: paths.matrixWhatIf,
  types: { 'text/markdown': paths.matrixWhatIfMarkdown },
});

export default function WhatIfPage() {
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">What a workflow would test</h1>
      <p className="mt-1 max-w-[72ch]">
        Paste a workflow file or a changed matrix: it is expanded as GitHub does, and compared with
        the matrix of a source. It is not stored. See also{' '}
        <PageLink className="link" href={asRoute(paths.matrixCompare)}>
          the comparison of two refs
        </PageLink>{' '}
        and{' '}
        <PageLink className="link" href={asRoute(paths.matrixHistory)}>
          the history
        </PageLink>
        .
      </p>
      <WhatIfForm />
    </>
  );
}
