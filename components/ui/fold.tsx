import type { ReactNode } from 'react';

type FoldProps = { readonly title: string; readonly children: ReactNode };

/** A part that is folded to one line where it comes before the text, and open where it is beside it. */
export function Fold({ title, children }: FoldProps) {
  return (
    <details className="fold">
      <summary>
        <h2 className="text-sm font-semibold">{title}</h2>
      </summary>
      {children}
    </details>
  );
}
