import type { ReactNode } from 'react';

type SectionHeadingProps = {
  /** The fragment that links to the section. */
  readonly id: string;
  /** For a section in the margin. */
  readonly isSmall?: boolean;
  readonly children: ReactNode;
};

/** The heading of a section with a visible link to it. */
export function SectionHeading({ id, isSmall = false, children }: SectionHeadingProps) {
  return (
    <div className="section-heading">
      <h2 id={id} className={`${isSmall ? 'text-sm' : 'text-lg'} font-semibold`}>
        {children}
      </h2>
      <AnchorLink id={id} />
    </div>
  );
}

/** The link to a heading, next to it. */
export function AnchorLink({ id }: { readonly id: string }) {
  return (
    <a className="anchor-link no-print" href={`#${id}`} aria-label="Link to this section">
      #
    </a>
  );
}
