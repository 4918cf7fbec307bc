import { StateShape } from '@/components/matrix/state-shape.client';
import {
  CHANGE_WORDS,
  describeValueChange,
  resultsOfSide,
  titleOfCell,
} from '@/lib/matrix/compare/describe-cell';
import { CHANGE_KINDS, type Cause, type ComparedCell } from '@/lib/matrix/compare/model';
import type { TestedJob } from '@/lib/matrix/jobs/model';

import { ChangeMark } from './change-mark';

type ChangedCellsProps = {
  readonly cells: readonly ComparedCell[];
  /** What the two matrices are, for the heads of the columns. */
  readonly before: string;
  readonly after: string;
};

/** Compared cells by what became of them, with the results of both sides beside each other and the cause. */
export function ChangedCells({ cells, before, after }: ChangedCellsProps) {
  return CHANGE_KINDS.map((kind) => {
    const those = cells.filter((cell) => cell.kind === kind);
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
              <CellRow key={cell.id} cell={cell} before={before} after={after} />
            ))}
          </tbody>
        </table>
      </section>
    );
  });
}

type CellRowProps = Omit<ChangedCellsProps, 'cells'> & { readonly cell: ComparedCell };

function CellRow({ cell, before, after }: CellRowProps) {
  const { image, arch, tests } = titleOfCell(cell);
  return (
    <tr>
      <th scope="row">
        <span className="font-mono break-all">{image}</span>
        <span className="block text-soft">
          {arch} · {tests}
        </span>
      </th>
      <td data-label={before}>
        <SideResult jobs={cell.before} />
      </td>
      <td data-label={after}>
        <SideResult jobs={cell.after} />
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
        {cell.kind === 'same'
          ? null
          : cell.causes.map((cause) => <CauseLine key={keyOf(cause)} cause={cause} />)}
      </td>
    </tr>
  );
}

function SideResult({ jobs }: { readonly jobs: readonly TestedJob[] }) {
  const [first] = jobs;
  const words = resultsOfSide(jobs);
  if (first === undefined || words === null) return <span className="text-soft">not tested</span>;
  const { result } = first;
  return (
    <span className="inline-flex items-center gap-1.5">
      <StateShape state={result?.conclusion ?? 'unknown'} />
      {result === null ? (
        words
      ) : (
        <a className="link" href={result.url} rel="noopener">
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
