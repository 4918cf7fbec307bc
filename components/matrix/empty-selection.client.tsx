'use client';

import type { ReactNode } from 'react';

import { without } from '@/lib/base/filter/change-selection';
import { EVERYTHING } from '@/lib/base/filter/model';
import type { WayBack } from '@/lib/base/filter/ways-back';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { addressOf } from './use-matrix-query.client';

type EmptySelectionProps = {
  readonly query: MatrixQuery;
  readonly ways: readonly WayBack[];
  readonly onDrop: (key: string) => void;
  readonly onReset: () => void;
};

/** Says that nothing fits, which filter stands in the way, and offers to drop it. */
export function EmptySelection({ query, ways, onDrop, onReset }: EmptySelectionProps) {
  const isAboutTests = query.text === '' && !query.choices.has('result');
  return (
    <section aria-labelledby="empty-title" className="mt-6 border-y border-line py-10">
      <h2 id="empty-title" className="text-lg font-semibold">
        No job of this matrix fits these filters
      </h2>
      <p className="mt-1 max-w-[72ch] text-soft">
        {isAboutTests
          ? 'That is an answer: this combination is not tested here. It may still work; nobody has shown it.'
          : 'No job has all of this at once. That does not mean that the combination is not tested.'}
      </p>
      <ul className="mt-4 flex flex-wrap gap-2">
        {ways.map(({ key, label, count }) => (
          <li key={key}>
            <DropLink
              href={addressOf({ ...query, ...without(query, key) })}
              onDrop={() => onDrop(key)}
            >
              Without {label}: {count} {count === 1 ? 'job' : 'jobs'}
            </DropLink>
          </li>
        ))}
        <li>
          <DropLink href={addressOf({ ...query, ...EVERYTHING })} onDrop={onReset}>
            Show everything
          </DropLink>
        </li>
      </ul>
    </section>
  );
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
