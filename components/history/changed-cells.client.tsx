'use client';

import { StateShape } from '@/components/matrix/state-shape.client';
import { CHANGE_WORDS, describeValueChange } from '@/lib/matrix/compare/describe-cell';
import { CHANGE_KINDS, type Cause } from '@/lib/matrix/compare/model';
import type { CellRow, SideRow } from '@/lib/site/api/cell-row';

import { ChangeMark } from './change-mark.client';

type ChangedCellsProps = {
  readonly cells: readonly CellRow[];
  /** What the two matrices are, for the heads of the columns. */
  readonly before: string;
  readonly after: string;
};

/** Compared cells by kind of change, with the results of both sides and the cause. */
export function ChangedCells({ cells, before, after }: ChangedCellsProps) {
  return CHANGE_KINDS.map((kind) => {
    const those = cells.filter(({ change }) => change === kind);
    if (those.length === 0) return null;
    return (
      <section key={kind} aria-labelledby={`cells-${kind}`} className="mt-8">
        <h2 id={`cells-${kind}`} className="flex items-center gap-2 text-base font-semibold">
          <ChangeMark kind={kind} />
          {CHANGE_WORDS[kind]} <span className="font-normal text-soft">{those.length}</span>
        </h2>
        <table className="status-table mt-2">
          <thead>
            <tr>
              <th scope="col">Cell</th>
              <th scope="col">{before}</th>
              <th scope="col">{after}</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {those.map((cell) => (
              <TableRow
                key={`${cell.baseImage} ${cell.arch} ${cell.tests}`}
                cell={cell}
                before={before}
                after={after}
              />
            ))}
          </tbody>
        </table>
      </section>
    );
  });
}

type TableRowProps = Omit<ChangedCellsProps, 'cells'> & { readonly cell: CellRow };

function TableRow({ cell, before, after }: TableRowProps) {
  const { baseImage, arch, tests } = cell;
  return (
    <tr>
      <th scope="row">
        <span className="font-mono break-all">{baseImage}</span>
        <span className="block text-soft">
          {arch} · {tests}
        </span>
      </th>
      <td data-label={before}>
        <SideResult side={cell.before} />
      </td>
      <td data-label={after}>
        <SideResult side={cell.after} />
      </td>
      <td data-label="Why" className="cause-column">
        {cell.isSilent ? (
          <strong className="block font-semibold text-warn">
            Dropped silently: the axes still make this job.
          </strong>
        ) : null}
        {cell.values.map((change) => (
          <span key={change.key} className="block">
            {describeValueChange(change)}
          </span>
        ))}
        {cell.change === 'same'
          ? null
          : cell.causes.map((cause) => <CauseLine key={keyOf(cause)} cause={cause} />)}
      </td>
    </tr>
  );
}

function SideResult({ side }: { readonly side: SideRow | null }) {
  if (side === null) return <span className="text-soft">not tested</span>;
  const { words, state, url } = side;
  return (
    <span className="inline-flex items-center gap-1.5">
      <StateShape state={state} />
      {url === null ? (
        words
      ) : (
        <a className="link" href={url} rel="noopener">
          {words}
        </a>
      )}
    </span>
  );
}

function CauseLine({ cause: { sentence, url, lines } }: { readonly cause: Cause }) {
  return (
    <span className="block">
      {sentence}{' '}
      {url === null || lines === null ? null : (
        <a className="link whitespace-nowrap" href={url} rel="noopener">
          {lines.start === lines.end ? `Line ${lines.start}` : `Lines ${lines.start}–${lines.end}`}
        </a>
      )}
    </span>
  );
}

function keyOf({ side, sentence, lines }: Cause): string {
  return `${side} ${sentence} ${lines?.start ?? 0}`;
}
