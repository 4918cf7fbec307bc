import type { Verdict } from './model';

/** What a registry said of an image when it was last read. */
export type RegistryFact = {
  readonly isThere: boolean;
  /** The digest of its tag; null where it is not there. */
  readonly digest: string | null;
  /** In a sentence. */
  readonly reason: string;
};

/**
 * A verdict on an image with what the registry itself said in place of what its release lets conclude. Where the
 * release has a file that was made from the image, that is said too, also of an image that the registry does not have.
 */
export function withRegistryFact<Given extends Verdict>(
  verdict: Given,
  fact: RegistryFact | null,
): Given {
  if (fact === null) return verdict;
  const { isThere, reason } = fact;
  const state = isThere ? ('exists' as const) : ('missing' as const);
  if (verdict.state === 'exists') {
    return { ...verdict, state, reason: `${reason} ${verdict.reason}` };
  }
  const known = { state, reason, source: null };
  const settled = isThere
    ? { nearest: [], ...('contradictions' in verdict && { contradictions: [] }) }
    : {};
  return { ...verdict, ...known, ...settled };
}
