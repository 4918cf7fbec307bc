import type { Route } from 'next';
import type { ComponentProps } from 'react';

type PageLinkProps = Omit<ComponentProps<'a'>, 'href'> & { readonly href: Route };

/**
 * A link to another page of the site, which the shell follows without a reload. A table
 * of releases has a hundred of these, so each is no more than a link.
 */
export function PageLink(props: PageLinkProps) {
  const { children, ...rest } = props;
  return (
    <a {...rest} data-page="">
      {children}
    </a>
  );
}
