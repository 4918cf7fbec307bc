'use client';

import { useRouter } from 'next/navigation';
import { useRef, useTransition, type ReactNode } from 'react';

import { asRoute } from '@/components/ui/as-route';
import { withQuery } from '@/lib/site/url/paths';

type QueryFormProps = {
  /** The page that answers; the fields become its query. */
  readonly action: string;
  readonly label: string;
  readonly className?: string;
  /** Values that are left out of the address, in the order of its keys; the others stay even when empty. */
  readonly defaults?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
};

/** How long one may go on typing before the page follows. */
const TYPING_MS = 250;

/** A plain form whose answer is another address of the same page; with a script the page follows each change. */
export function QueryForm({ action, label, className, defaults, children }: QueryFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [isPending, startTransition] = useTransition();

  function follow() {
    if (form.current === null) return;
    const query = queryOf(form.current, defaults);
    startTransition(() => router.replace(asRoute(withQuery(action, query)), { scroll: false }));
  }

  return (
    <form
      ref={form}
      action={action}
      method="get"
      role="search"
      aria-label={label}
      aria-busy={isPending}
      className={className}
      onChange={({ target }) => {
        clearTimeout(timer.current);
        const isTyped = target instanceof HTMLInputElement && /^(?:search|text)$/.test(target.type);
        timer.current = setTimeout(follow, isTyped ? TYPING_MS : 0);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        follow();
      }}
    >
      {children}
    </form>
  );
}

function queryOf(form: HTMLFormElement, defaults: QueryFormProps['defaults']): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    const text = value.trim();
    if (text !== (defaults?.[name] ?? '')) query.append(name, text);
  }
  if (defaults === undefined) return query;
  const order = Object.keys(defaults);
  return new URLSearchParams(
    [...query].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  );
}
