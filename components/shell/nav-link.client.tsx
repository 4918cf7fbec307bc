'use client';

import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { PageLink } from '@/components/ui/page-link';

type NavLinkProps = { readonly href: Route; readonly children: ReactNode };

/** A link of the header, marked on its own page and on the pages below it. */
export function NavLink({ href, children }: NavLinkProps) {
  const pathname = usePathname();
  const isHere = href === '/' ? pathname === '/' : pathname.startsWith(href);
  return (
    <PageLink
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="flex items-center border-b-2 border-transparent px-2 text-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
    >
      {children}
    </PageLink>
  );
}
