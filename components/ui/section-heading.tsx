import type { ReactNode } from 'react';

type SectionHeadingProps = {
  /** The fragment that links to the section. */
  readonly id: string;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
};

const LEVELS = {
  2: { Heading: 'h2', size: 'text-lg' },
  3: { Heading: 'h3', size: 'text-sm' },
} as const;

/** The heading of a section with a visible link to it. */
export function SectionHeading({ id, level = 2, children }: SectionHeadingProps) {
  const { Heading, size } = LEVELS[level];
  return (
    <div className="section-heading">
      <Heading id={id} className={`${size} font-semibold`}>
        {children}
      </Heading>
      <AnchorLink id={id} />
    </div>
  );
}

/** The link to a heading, beside it. */
export function AnchorLink({ id }: { readonly id: string }) {
  return (
    <a className="anchor-link no-print" href={`#${id}`} aria-label="Link to this section">
      #
    </a>
  );
}
