'use client';

import type { ComponentProps } from 'react';

import { isPlainClick } from './is-plain-click';

type InPlaceLinkProps = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & {
  readonly href: string;
  readonly onFollow: (link: HTMLAnchorElement) => void;
};

/** A link to another view of the page, which is shown without loading it again; its URL opens in a new tab as usual. */
export function InPlaceLink({ href, onFollow, children, ...props }: InPlaceLinkProps) {
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onFollow(event.currentTarget);
      }}
    >
      {children}
    </a>
  );
}
