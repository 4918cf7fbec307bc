import type { CadenceRow } from '@/lib/releases/list/cadence';

type CadenceTableProps = {
  readonly rows: readonly CadenceRow[];
  /** Whether the policy of the component promises a rhythm. */
  readonly hasPromise: boolean;
};

/** The median time between releases, next to what the policy promises. */
export function CadenceTable({ rows, hasPromise }: CadenceTableProps) {
  return (
    <>
      <table className="status-table mt-2 max-w-[60ch]">
        <caption className="sr-only">Median time between releases</caption>
        <thead>
          <tr>
            <th scope="col">Median interval</th>
            <th scope="col">All time</th>
            <th scope="col">Last 12 months</th>
            <th scope="col">Policy</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, ever, lastYear, policy }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label="All time" className="tabular-nums">
                {ever}
              </td>
              <td data-label="Last 12 months" className="tabular-nums">
                {lastYear}
              </td>
              <td data-label="Policy" className="tabular-nums">
                {policy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasPromise ? null : <p className="mt-1 text-soft">No published release schedule.</p>}
    </>
  );
}
