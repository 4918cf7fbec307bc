'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

import { asRoute } from '@/components/ui/as-route';

/** Follows links to pages of the site without a reload; all others are the browser's. */
export function PageNavigation() {
  const router = useRouter();
  useEffect(() => {
    function follow(event: MouseEvent) {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey;
      if (event.defaultPrevented || !isPlain || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a[data-page]') : null;
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      router.push(asRoute(`${link.pathname}${link.search}${link.hash}`));
    }
    addEventListener('click', follow);
    return () => removeEventListener('click', follow);
  }, [router]);
  return null;
}
