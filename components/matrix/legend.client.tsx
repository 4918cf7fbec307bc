'use client';

import { describeCell } from '@/lib/matrix/grid/cell-words';
import type { Grid } from '@/lib/matrix/grid/grid';
import { CONCLUSION_WORDS } from '@/lib/matrix/runs/conclusion-words';
import { CONCLUSIONS } from '@/lib/matrix/runs/model';
import { OLD_DAYS } from '@/lib/matrix/runs/result-age';
import type { PublishedLayer } from '@/lib/site/model/published-layer';

import { PublishedMark } from './published-mark.client';
import { StateShape } from './state-shape.client';

type LegendProps = {
  readonly grid: Grid;
  readonly layer: PublishedLayer | null;
  readonly now: string;
};

/** Explains the shapes that are on the screen, and no others. */
export function Legend({ grid, layer, now }: LegendProps) {
  const cells = grid.groups.flatMap(({ rows }) => rows).flatMap((row) => row.cells);
  const tested = cells
    .filter((cell) => cell.kind === 'tested')
    .map((cell) => ({ ...cell, isOld: describeCell(cell, now).isOld }));
  const states = CONCLUSIONS.flatMap((state) =>
    [false, true].flatMap((isOld) => {
      const same = tested.filter((cell) => cell.state === state && cell.isOld === isOld);
      return [...new Set(same.map(({ from }) => from))].map((from) => ({ state, isOld, from }));
    }),
  );
  const newer = CONCLUSIONS.filter((state) => tested.some((cell) => cell.newer === state));
  return (
    <ul aria-label="Legend" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-soft">
      {states.map(({ state, isOld, from }) => (
        <li key={`${state} ${isOld} ${from}`} className="inline-flex items-center gap-1.5">
          <StateShape state={state} isOld={isOld} /> {CONCLUSION_WORDS[state]}
          {isOld ? ` ${OLD_DAYS} days ago or more` : ''}
          {from === null ? '' : `, only ${from}`}
        </li>
      ))}
      {newer.map((state) => (
        <li key={state} className="inline-flex items-center gap-1.5">
          <StateShape state={state} /> beside a result: newer run {CONCLUSION_WORDS[state]}
        </li>
      ))}
      {cells.some(({ kind }) => kind === 'untested') ? (
        <li className="inline-flex items-center gap-1.5">
          <StateShape state="untested" /> not tested
        </li>
      ) : null}
      {cells.some(({ kind }) => kind === 'hidden') ? (
        <li className="inline-flex items-center gap-1.5">
          <StateShape state="hidden" /> tested, hidden by filters
        </li>
      ) : null}
      {layer === null ? null : (
        <li className="inline-flex items-center gap-1.5">
          <PublishedMark /> official image in {layer.tag}
        </li>
      )}
    </ul>
  );
}
