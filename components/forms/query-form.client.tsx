'use client';

import { useRouter } from 'next/navigation';
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  useTransition,
  type FormEvent,
  type ReactNode,
} from 'react';

import { announce } from '@/components/ui/announce.client';
import { asRoute } from '@/components/ui/as-route';
import { withQuery } from '@/lib/site/url/paths';

import {
  isTyped,
  isTypedAhead,
  moveFields,
  movesOf,
  queryOf,
  writeFields,
} from './form-fields.client';

type QueryFormProps = {
  /** The page that the fields become the query of. */
  readonly action: string;
  readonly label: string;
  readonly className?: string;
  /** Values that are left out of the URL, in the order of its keys; the others stay even when empty. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** The fields as the server read them, as a query, where the URL does not have them all. */
  readonly values?: string;
  /** Where the focus goes on submit: the first of these ids that is on the page. */
  readonly focusOnSubmit?: readonly string[];
  readonly children: ReactNode;
};

const NOWHERE: readonly string[] = [];

/** What else a choice changed, and the field of the choice. */
type Moved = { readonly by: string; readonly words: readonly string[] };

const NOTHING_MOVED: Moved = { by: '', words: [] };

/** How long after the last key the page follows. */
const TYPING_MS = 250;

/**
 * A plain form whose result is another URL of the same page; with a script the page follows each change. A
 * choice makes an entry of the history, and so does a burst of typing in one field: Back undoes one of them.
 */
export function QueryForm({
  action,
  label,
  className,
  defaults,
  values,
  focusOnSubmit = NOWHERE,
  children,
}: QueryFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The field whose typing owns the current entry of the history. */
  const typedInto = useRef('');
  /** Whether a new entry of the history is on its way: a page that follows it takes its place. */
  const isPushing = useRef(false);
  const [submits, setSubmits] = useState(0);
  const focusedSubmits = useRef(0);
  const [moved, setMoved] = useState(NOTHING_MOVED);
  const [isPending, startTransition] = useTransition();

  function follow(isStep: boolean) {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (form.current === null) return;
    const url = withQuery(action, queryOf(form.current, defaults));
    if (url === `${location.pathname}${location.search}`) return;
    isPushing.current ||= isStep;
    startTransition(() => {
      if (isPushing.current) router.push(asRoute(url), { scroll: false });
      else router.replace(asRoute(url), { scroll: false });
    });
  }

  function onChange({ target }: FormEvent<HTMLFormElement>) {
    if (!(target instanceof HTMLElement) || form.current === null) return;
    const moves = movesOf(target);
    const changed = moves === null ? [] : moveFields(form.current, moves);
    const by = target.getAttribute('name') ?? '';
    if (changed.length > 0) announce(`Also changed: ${changed.join(', ')}`);
    if (changed.length > 0 || by !== moved.by) setMoved({ by, words: changed });
    clearTimeout(timer.current);
    const name = isTyped(target) ? by : '';
    const isStep = name === '' || typedInto.current !== name;
    timer.current = setTimeout(
      () => {
        typedInto.current = name;
        follow(isStep);
      },
      name === '' ? 0 : TYPING_MS,
    );
  }

  useEffect(() => {
    if (!isPending) isPushing.current = false;
  }, [isPending]);

  const restore = useEffectEvent((query: string) => {
    const isChanging = timer.current !== undefined;
    if (form.current !== null && !isChanging) {
      writeFields(form.current, new URLSearchParams(query), defaults);
    }
  });

  useEffect(() => {
    if (values !== undefined && !isPending) restore(values);
  }, [values, isPending]);

  const followTypedAhead = useEffectEvent(() => {
    if (form.current !== null && isTypedAhead(form.current)) follow(true);
  });

  useEffect(() => followTypedAhead(), []);

  const onBack = useEffectEvent(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    typedInto.current = '';
    setMoved(NOTHING_MOVED);
    if (values === undefined) restore(location.search);
  });

  useEffect(() => {
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);

  const focusResult = useEffectEvent(() => {
    if (focusedSubmits.current === submits) return;
    focusedSubmits.current = submits;
    const [first] = focusOnSubmit.flatMap((id) => document.getElementById(id) ?? []);
    first?.focus();
  });

  useEffect(() => {
    if (submits > 0 && !isPending) focusResult();
  }, [isPending, submits]);

  return (
    <form
      ref={form}
      action={action}
      method="get"
      role="search"
      aria-label={label}
      aria-busy={isPending}
      className={className}
      onChange={onChange}
      onBlur={() => {
        if (timer.current === undefined) typedInto.current = '';
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setSubmits(submits + 1);
        follow(typedInto.current === '');
      }}
    >
      {children}
      {moved.words.length === 0 ? null : (
        <p className="form-moved">
          Also changed: {moved.words.join(', ')}{' '}
          <button type="button" className="link ml-2 min-h-6" onClick={() => history.back()}>
            Undo
          </button>
        </p>
      )}
    </form>
  );
}
