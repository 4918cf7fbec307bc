import type { Metadata } from 'next';

import { PageLink } from '@/components/ui/page-link';
import { paths } from '@/lib/site/url/paths';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <section className="max-w-[72ch]">
      <h1 className="text-xl font-semibold tracking-tight">Page not found</h1>
      <p className="mt-2">
        This URL has no page.{' '}
        <PageLink className="link" href={paths.matrix}>
          Go to the matrix
        </PageLink>
      </p>
    </section>
  );
}
