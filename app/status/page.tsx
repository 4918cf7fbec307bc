import type { Metadata } from 'next';

import { pageMetadata } from '@/components/shell/page-metadata';
import { QuotaLine } from '@/components/status/quota-line';
import { StatusTable } from '@/components/status/status-table';
import { loadStatus } from '@/lib/site/load/load-status';
import { FIXED_PAGES } from '@/lib/site/notices/describe-page';
import { paths } from '@/lib/site/url/paths';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = pageMetadata(FIXED_PAGES[paths.status], {
  canonical: paths.status,
  types: { 'application/json': paths.statusApi, 'text/markdown': paths.statusMarkdown },
});

export default async function StatusPage() {
  const status = await loadStatus();
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">Status</h1>
      <p className="mt-1 max-w-[72ch]">
        Cached responses of upstream APIs, and when each was last refreshed.
      </p>
      <QuotaLine status={status} />
      <StatusTable status={status} />
    </>
  );
}
