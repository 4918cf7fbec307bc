import type { ReadField } from '@/lib/names/artifacts/decoded';

/** The fields, flags or placeholders that were read, each with its meaning. */
export function FindingFields({ fields }: { readonly fields: readonly ReadField[] }) {
  if (fields.length === 0) return null;
  return (
    <table className="status-table mt-4 max-w-[90ch]">
      <caption className="sr-only">Fields that were read</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ key, value, means, problem, place }) => (
          <tr key={`${place.start} ${key}`}>
            <th scope="row" className="font-mono text-xs break-all">
              {key}
            </th>
            <td data-label="Value" className="font-mono text-xs break-all">
              {value}
            </td>
            <td data-label="Meaning">
              {means}
              {problem === null ? null : (
                <span className="block border-l-2 border-failed pl-2">{problem}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
