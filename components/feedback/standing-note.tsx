import type { ReactNode } from 'react';

/** A sentence that limits what the page shows, with a line next to it. */
export function StandingNote({ children }: { readonly children: ReactNode }) {
  return <p className="mt-3 border-l-2 border-warn pl-3">{children}</p>;
}
