'use client';

import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { PageLink } from '@/components/ui/page-link';

type NavLinkProps = {
  readonly href: Route;
  /** Left out where the header is narrow; the footer has it too. */
  readonly isExtra?: boolean;
  readonly children: ReactNode;
};

/** A link of the header, marked on its own page and on the pages below it. */
export function NavLink({ href, isExtra = false, children }: NavLinkProps) {
  const pathname = usePathname();
  const isHere = href === '/' ? pathname === '/' : pathname.startsWith(href);
  return (
    <PageLink
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className={`nav-link ${isExtra ? 'max-sm:hidden' : ''}`}
    >
      {children}
    </PageLink>
  );
}
