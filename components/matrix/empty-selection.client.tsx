'use client';

import type { ReactNode } from 'react';

import { without } from '@/lib/base/filter/change-selection';
import { EVERYTHING } from '@/lib/base/filter/model';
import type { WayBack } from '@/lib/base/filter/ways-back';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf } from './use-matrix-query.client';

type EmptySelectionProps = {
  readonly query: MatrixQuery;
  /** Whether base images match, of which nothing in the chosen columns is tested. */
  readonly hasRows: boolean;
  readonly ways: readonly WayBack[];
  readonly onDrop: (key: string) => void;
  readonly onReset: () => void;
};

/** Says that no job matches and what that means, and offers to drop the filter that stands in the way. */
export function EmptySelection({ query, hasRows, ways, onDrop, onReset }: EmptySelectionProps) {
  const { title, text } = wordsOf(query, hasRows);
  return (
    <section aria-labelledby="empty-title" className="mt-4 border-y border-line py-5">
      <h2 id="empty-title" className="text-lg font-semibold">
        {title}
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">{text}</p>
      <ul className="mt-4 flex flex-wrap gap-2">
        {ways.map(({ key, label, count }) => (
          <li key={key}>
            <DropLink
              href={addressOf({ ...query, ...without(query, key) })}
              onDrop={() => onDrop(key)}
            >
              Clear {label} ({count} {count === 1 ? 'result' : 'results'})
            </DropLink>
          </li>
        ))}
        <li>
          <DropLink href={addressOf({ ...query, ...EVERYTHING })} onDrop={onReset}>
            Clear all filters
          </DropLink>
        </li>
      </ul>
    </section>
  );
}

/** Facets of a result and of a job: without a match they say nothing of what is tested. */
function isAboutJobs({ choices }: MatrixQuery): boolean {
  return ['result', 'job'].some((key) => choices.has(key));
}

function wordsOf(query: MatrixQuery, hasRows: boolean) {
  const text = query.text.trim();
  if (hasRows || (text === '' && !isAboutJobs(query))) {
    return {
      title: 'Not tested',
      text: 'Kairos CI has no job for this combination in this matrix. It may still work.',
    };
  }
  if (text === '') {
    return { title: 'No results for these filters', text: 'No job has all of these properties.' };
  }
  return {
    title: `No match for “${text}”`,
    text: 'No job of this matrix contains these words together with the chosen filters.',
  };
}

function DropLink({
  href,
  onDrop,
  children,
}: {
  readonly href: string;
  readonly onDrop: () => void;
  readonly children: ReactNode;
}) {
  return (
    <a
      className="control"
      href={href}
      onClick={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      {children}
    </a>
  );
}
