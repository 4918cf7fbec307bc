import type { ReactNode } from 'react';

/** A page's own failure: what happened, what still works, what to do. */
export function FailurePanel({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section role="alert" className="mt-6 max-w-[72ch] border-l-2 border-failed py-2 pl-5">
      <h2 className="text-lg font-semibold">{title}</h2>
      <div className="mt-2 flex flex-col gap-2">{children}</div>
    </section>
  );
}
