'use client';

import type { Route } from 'next';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

import { PageLink } from '@/components/ui/page-link';

type NavLinkProps = {
  readonly href: Route;
  /** Where a narrow header shows it; the menu of all pages has it in any case. */
  readonly whenNarrow?: 'always' | 'with-room' | 'current';
  readonly children: ReactNode;
};

/** A link of the header, marked on its own page and on the pages below it. */
export function NavLink({ href, whenNarrow = 'always', children }: NavLinkProps) {
  const pathname = usePathname();
  const isHere =
    href === '/' ? pathname === '/' || pathname.startsWith('/matrix/') : pathname.startsWith(href);
  return (
    <PageLink
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="nav-link"
      data-when-narrow={whenNarrow}
    >
      {children}
    </PageLink>
  );
}
