'use client';

import { startTransition, useEffect, useState, type ReactNode } from 'react';

import { ServedMarkup } from '@/components/ui/served-markup';

/** The layout of the grid that fits the viewport; both on the server, which does not know the viewport. */
export type Layout = 'both' | 'desk' | 'phone';

/** The width from which the style sheets show the table and not the list. */
const DESK = '(min-width: 900px), print';

/** The layout for the viewport, from the first render in the browser on. */
export function useLayout(): Layout {
  const [layout, setLayout] = useState(readLayout);
  useEffect(() => {
    const settle = () => setLayout(readLayout());
    const desk = matchMedia(DESK);
    desk.addEventListener('change', settle);
    return () => desk.removeEventListener('change', settle);
  }, []);
  return layout;
}

function readLayout(): Layout {
  if (typeof window === 'undefined') return 'both';
  return matchMedia(DESK).matches ? 'desk' : 'phone';
}

/**
 * Renders one layout of the grid. The server sends both, of which style sheets show one. The other is not
 * hydrated, since that would take as long as it does for the one that is read.
 */
export function InLayout({
  isShown,
  children,
}: {
  readonly isShown: boolean;
  readonly children: ReactNode;
}) {
  return isShown ? <div>{children}</div> : <ServedUntilHydrated />;
}

function ServedUntilHydrated() {
  const [isThere, setIsThere] = useState(true);
  useEffect(() => startTransition(() => setIsThere(false)), []);
  return isThere ? <ServedMarkup /> : null;
}
