'use client';

import type { Grid } from '@/lib/matrix/grid/grid';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { CONCLUSIONS } from '@/lib/matrix/runs/model';

import { StateShape } from './state-shape.client';

/** Explains the shapes that are on the screen, and no others. */
export function Legend({ grid }: { readonly grid: Grid }) {
  const cells = grid.groups.flatMap(({ rows }) => rows).flatMap((row) => row.cells);
  const states = CONCLUSIONS.filter((state) =>
    cells.some((cell) => cell.kind === 'tested' && cell.state === state),
  );
  return (
    <ul aria-label="Legend" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-soft">
      {states.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <StateShape state={state} /> {CONCLUSION_WORDS[state]}
        </li>
      ))}
      {cells.some(({ kind }) => kind === 'untested') ? (
        <li className="inline-flex items-center gap-1.5">
          <StateShape state="untested" /> not tested
        </li>
      ) : null}
      {cells.some(({ kind }) => kind === 'hidden') ? (
        <li className="inline-flex items-center gap-1.5">
          <StateShape state="hidden" /> tested, left out by the filters
        </li>
      ) : null}
    </ul>
  );
}
