import type { ReactNode } from 'react';

/** A link to a page of another site, in the middle of a sentence. */
export function DocLink({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ReactNode;
}) {
  return (
    <a className="link" href={href} rel="noopener">
      {children}
    </a>
  );
}
