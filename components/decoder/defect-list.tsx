import type { KnownDefect } from '@/lib/names/artifacts/known-defects';

type DefectListProps = { readonly defects: readonly KnownDefect[] };

/** The known defects of artifacts, each with the issue or file that shows it. */
export function DefectList({ defects }: DefectListProps) {
  if (defects.length === 0) return null;
  return (
    <ul aria-label="Known defects" className="mt-3 flex max-w-[90ch] flex-col gap-1">
      {defects.map(({ id, says, source }) => (
        <li key={id} className="border-l-2 border-warn pl-3" data-defect={id}>
          {says}{' '}
          <a className="link text-soft" href={source} rel="noopener">
            Source
          </a>
        </li>
      ))}
    </ul>
  );
}
