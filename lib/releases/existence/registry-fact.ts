import type { Verdict } from './model';

/** What a registry said of an image when it was last read. */
export type RegistryFact = {
  readonly isThere: boolean;
  /** The digest of its tag; null where it is not there. */
  readonly digest: string | null;
  /** In a sentence. */
  readonly reason: string;
};

/** A verdict on an image with what the registry itself said in place of what its release lets conclude. */
export function withRegistryFact<Given extends Verdict>(
  verdict: Given,
  fact: RegistryFact | null,
): Given {
  if (fact === null) return verdict;
  const { isThere, reason } = fact;
  if (isThere && verdict.state === 'exists') {
    return { ...verdict, reason: `${reason} ${verdict.reason}` };
  }
  const known = {
    state: isThere ? ('exists' as const) : ('missing' as const),
    reason,
    source: null,
  };
  const settled = isThere
    ? { nearest: [], ...('contradictions' in verdict && { contradictions: [] }) }
    : {};
  return { ...verdict, ...known, ...settled };
}
