'use client';

import { useEffect, useState } from 'react';

import type { SearchResult } from '@/lib/site/search/model';
import { readResults } from '@/lib/site/search/read-results';
import { paths, withQuery } from '@/lib/site/url/paths';

/** How long after the last key the search is sent. */
const TYPING_MS = 120;

/** How long a search may take before it counts as failed. */
const LIMIT_MS = 6_000;

type Found = {
  /** The text that was searched for. */
  readonly text: string;
  readonly results: readonly SearchResult[];
  readonly isFailed: boolean;
};

const NOTHING: Found = { text: '', results: [], isFailed: false };

/** Searches the site for a text; the previous results stay until the new ones are loaded. */
export function useSiteSearch(typed: string): Found & { readonly isPending: boolean } {
  const text = typed.trim();
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    if (text === '') return;
    const controller = new AbortController();
    async function find() {
      const next = await search(text, controller.signal);
      if (next !== null) setFound(next);
    }
    const timer = setTimeout(() => void find(), TYPING_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  if (text === '') return { ...NOTHING, isPending: false };
  return { ...found, isPending: found.text !== text };
}

/** Null if another text was typed meanwhile. */
async function search(text: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const url = withQuery(paths.search, new URLSearchParams({ q: text }));
    const limit = AbortSignal.timeout(LIMIT_MS);
    const response = await fetch(url, { signal: AbortSignal.any([signal, limit]) });
    if (!response.ok) return { text, results: [], isFailed: true };
    return { text, results: readResults(await response.json()), isFailed: false };
  } catch {
    return signal.aborted ? null : { text, results: [], isFailed: true };
  }
}
