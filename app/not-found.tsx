import type { Metadata } from 'next';
import Link from 'next/link';

import { paths } from '@/lib/url/paths';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <section className="max-w-[72ch]">
      <h1 className="text-xl font-semibold tracking-tight">There is no page at this address</h1>
      <p className="mt-2">
        It may have been mistyped.{' '}
        <Link className="link" href={paths.matrix}>
          What Kairos tests
        </Link>{' '}
        is on the first page.
      </p>
    </section>
  );
}
