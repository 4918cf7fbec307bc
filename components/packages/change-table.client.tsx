'use client';

import type { ChangeKind, PackageChange } from '@/lib/evidence/diff/model';
import { fullNameOf } from '@/lib/evidence/packages/model';

/** Changes of packages: how each changed, and its versions before and after. */
export function ChangeTable({ rows }: { readonly rows: readonly PackageChange[] }) {
  return (
    <table className="status-table mt-3">
      <caption className="sr-only">Changes of packages</caption>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col">Change</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
          <th scope="col">Type</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((change) => (
          <tr key={`${change.type} ${fullNameOf(change)}`}>
            <th scope="row" className="font-mono text-xs break-all">
              {fullNameOf(change)}
            </th>
            <td data-label="Change">
              <span aria-hidden="true" className="mr-2 font-mono">
                {MARKS[change.kind]}
              </span>
              {change.kind}
            </td>
            <Versions label="Before" versions={change.before} />
            <Versions label="After" versions={change.after} />
            <td data-label="Type">{change.type || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MARKS: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '−',
  upgraded: '↑',
  downgraded: '↓',
  changed: '~',
};

type VersionsProps = { readonly label: string; readonly versions: readonly string[] };

function Versions({ label, versions }: VersionsProps) {
  return (
    <td data-label={label} className="font-mono text-xs break-all whitespace-normal!">
      {versions.map((version) => version || 'no version').join(', ') || '—'}
    </td>
  );
}
