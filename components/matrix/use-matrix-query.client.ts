'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { afterPaint } from '@/components/ui/after-paint.client';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import {
  formatMatrixQuery,
  readMatrixQuery,
  settleMatrixQuery,
  type MatrixQuery,
} from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

/** `step` makes an entry of the history; `typing` makes one for a burst of typing. */
export type Change = 'step' | 'typing';

/** What changes in a view: parts of it, or how to make them from the view there is by then. */
export type Step = Partial<MatrixQuery> | ((now: MatrixQuery) => Partial<MatrixQuery>);

/**
 * Keeps the view and the URL the same: a change is shown immediately and written to the URL, and going back
 * or forward restores the view of the URL.
 */
export function useMatrixQuery(initial: MatrixQuery, jobs: readonly TestedJob[]) {
  const [query, setQuery] = useState(initial);
  const [given, setGiven] = useState(initial);
  const isTyping = useRef(false);
  if (given !== initial && addressOf(given) !== addressOf(initial)) {
    setGiven(initial);
    setQuery(initial);
  }

  useEffect(() => {
    function restore() {
      isTyping.current = false;
      const requested = readMatrixQuery(new URLSearchParams(location.search));
      setQuery(settleMatrixQuery(requested, jobs).query);
    }
    addEventListener('popstate', restore);
    return () => removeEventListener('popstate', restore);
  }, [jobs]);

  const latest = useRef(query);
  useLayoutEffect(() => {
    latest.current = query;
  });

  function change(part: Step, kind: Change) {
    const before = latest.current;
    const next = { ...before, ...(typeof part === 'function' ? part(before) : part) };
    latest.current = next;
    setQuery(next);
    // Writing the URL is slow in browsers, and the view need not wait for it.
    afterPaint(() => {
      const address = addressOf(next);
      if (address === `${location.pathname}${location.search}`) return;
      if (kind === 'typing' && isTyping.current) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
      isTyping.current = kind === 'typing';
    });
  }

  /** Opens a cell or an untested place, or neither, in the view that is current by then. */
  function open(opened: Pick<MatrixQuery, 'cell' | 'gap'>) {
    change(opened, 'step');
  }

  return { query, change, open };
}

/** The URL of the matrix page in this view. */
export function addressOf(query: Partial<MatrixQuery>): string {
  return withQuery(paths.matrix, formatMatrixQuery(query));
}
