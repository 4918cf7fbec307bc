import Link from 'next/link';
import type { ComponentProps } from 'react';

type PageLinkProps = Omit<ComponentProps<typeof Link>, 'prefetch'>;

/**
 * A link to another page of the site. Nothing is fetched before it is followed: a table of releases has a
 * hundred such links, and what they lead to is made quickly.
 */
export function PageLink(props: PageLinkProps) {
  return <Link {...props} prefetch={false} />;
}
