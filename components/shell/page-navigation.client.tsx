'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { asRoute } from '@/components/ui/as-route';
import { isPlainClick } from '@/components/ui/is-plain-click';

/** Follows links to pages of the site without a reload; all others are the browser's. */
export function PageNavigation() {
  const router = useRouter();
  useEffect(() => {
    function follow(event: MouseEvent) {
      if (event.defaultPrevented || !isPlainClick(event)) return;
      const link = event.target instanceof Element ? event.target.closest('a[data-page]') : null;
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      link.closest<HTMLElement>('[popover]')?.hidePopover();
      router.push(asRoute(`${link.pathname}${link.search}${link.hash}`));
    }
    addEventListener('click', follow);
    return () => removeEventListener('click', follow);
  }, [router]);
  return null;
}
