import type { Metadata } from 'next';

import { PageLink } from '@/components/ui/page-link';
import { paths } from '@/lib/site/url/paths';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <section className="max-w-[72ch]">
      <h1 className="text-xl font-semibold tracking-tight">There is no page at this address</h1>
      <p className="mt-2">
        It may have been mistyped.{' '}
        <PageLink className="link" href={paths.matrix}>
          What Kairos tests
        </PageLink>{' '}
        is on the first page.
      </p>
    </section>
  );
}
