'use client';

import { formatCount } from '@/lib/base/format/count';
import { cellRow } from '@/lib/site/api/cell-row';
import type { whatIfResponse } from '@/lib/site/api/what-if-response';

import { ChangedCells } from './changed-cells.client';

type WhatIfResultProps = { readonly result: ReturnType<typeof whatIfResponse> };

/** The cells of a pasted workflow, those that differ first, and what could not be read of it. */
export function WhatIfResult({ result }: WhatIfResultProps) {
  const { base, total, counts, cells, problems, doubts } = result;
  const before = `${base.title} ${base.ref}`;
  return (
    <section aria-labelledby="what-if-result" className="mt-6">
      <h2 id="what-if-result" className="text-lg font-semibold">
        {formatCount(total, 'job')}, compared with {before} ({base.commit.slice(0, 7)})
      </h2>
      <p className="mt-1 tabular-nums">
        {formatCount(counts.dropped, 'cell')} dropped
        {counts.silent === 0 ? '' : ` (${counts.silent} silently)`}, {counts.added} added,{' '}
        {counts.changed} changed, {counts.same} in both.
      </p>
      {doubts.map((doubt) => (
        <p key={doubt} className="mt-3 border-l-2 border-warn pl-3">
          {doubt}
        </p>
      ))}
      {problems.length === 0 ? null : (
        <ul className="mt-3 list-disc pl-5">
          {problems.map(({ message, line, column }) => (
            <li key={`${line} ${column} ${message}`}>
              {message}
              {line === null ? '' : ` (line ${line})`}
            </li>
          ))}
        </ul>
      )}
      <ChangedCells cells={cells.map(cellRow)} before={before} after="Pasted" />
    </section>
  );
}
