import type { Verdict } from './model';

const NOTHING = { nearest: [], link: null, source: null } as const;

/** The verdict on what was read. */
export function exists(reason: string, link: string | null): Verdict {
  return { ...NOTHING, state: 'exists', reason, link };
}

/** The verdict on what complete data does not have. */
export function missing(reason: string, nearest: readonly string[]): Verdict {
  return { ...NOTHING, state: 'missing', reason, nearest };
}

/** The verdict on what cannot be decided from the data. */
export function unknown(reason: string, nearest: readonly string[] = []): Verdict {
  return { ...NOTHING, state: 'unknown', reason, nearest };
}

/** The verdict by a rule of what Kairos publishes. */
export function notPublished(
  { says, source }: { readonly says: string; readonly source: string },
  nearest: readonly string[],
): Verdict {
  return { ...NOTHING, state: 'not-published', reason: says, nearest, source };
}
