import { fullNameOf, type Package } from '@/lib/evidence/packages/model';

/** Packages with what each source says of them; what it does not say is a dash. */
export function PackageTable({ rows }: { readonly rows: readonly Package[] }) {
  return (
    <table className="status-table mt-3">
      <caption className="sr-only">Packages</caption>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col">Version</th>
          <th scope="col">Type</th>
          <th scope="col">Licence</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- an SBOM may list a package twice, and rows have no state
          <tr key={`${index} ${one.purl}`}>
            <th scope="row" className="font-mono text-xs break-all">
              {fullNameOf(one)}
            </th>
            <td data-label="Version" className="font-mono text-xs break-all whitespace-normal!">
              {one.version || '—'}
            </td>
            <td data-label="Type">{one.type || '—'}</td>
            <td data-label="Licence" className="break-words whitespace-normal!">
              {one.licence || '—'}
            </td>
            <td data-label="Source">{SOURCES[one.source]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SOURCES = { sbom: 'SBOM', hadron: 'Hadron', 'go.mod': 'go.mod' } as const;
