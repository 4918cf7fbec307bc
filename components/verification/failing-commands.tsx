import type { Verification } from '@/lib/releases/verification/model';

/** Documented commands that fail for an artifact, folded and without a button that copies them. */
export function FailingCommands({ failing }: { readonly failing: readonly Verification[] }) {
  return (
    <details className="mt-4">
      <summary className="cursor-pointer text-soft">Why the documented command fails</summary>
      <ul className="mt-2 flex flex-col gap-4">
        {failing.map(({ id, title, note, command, source }) => (
          <li key={id}>
            <h3 className="font-semibold">
              <a className="link" href={source} rel="noopener">
                {title}
              </a>
            </h3>
            <p className="mt-1 max-w-[72ch] text-soft">{note}</p>
            <pre className="mt-1 text-xs break-all whitespace-pre-wrap text-soft">{command}</pre>
          </li>
        ))}
      </ul>
    </details>
  );
}
