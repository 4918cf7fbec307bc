import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { imageExistence } from '@/lib/releases/existence/image-existence';
import type { Contradiction, ReleaseListing } from '@/lib/releases/existence/model';

import { canonicalReference } from './canonical-reference';
import type { CounterpartImage } from './model';
import { imageOf } from './subject';

/**
 * Finds the same image in another release: of the same flavor, variant, architecture and board, with the
 * Hadron and the Kubernetes of that release. Where only the registry has such images, the reference is by rule.
 */
export function counterpartIn(
  parts: NameParts,
  listing: ReleaseListing,
  tag: string,
): CounterpartImage {
  const verdict = imageExistence(listing, imageOf(parts, tag));
  const { state, reason, contradictions, nearest } = verdict;
  const isOther = contradictions.some(({ part }) => part === 'flavor' || part === 'model');
  if (state === 'not-published' || isOther) {
    return { tag, reference: null, state: 'none', reason };
  }
  const reference = canonicalReference(withReplaced(parts, contradictions), tag);
  if (state === 'exists') return { tag, reference, state: 'published', reason };
  if (state === 'unknown') {
    return reference === null
      ? { tag, reference, state: 'none', reason }
      : { tag, reference, state: 'unconfirmed', reason };
  }
  const [near] = nearest;
  if (near !== undefined) {
    const says = contradictions.map((each) => each.says).join(' ');
    return { tag, reference: near, state: 'published', reason: says || reason };
  }
  return contradictions.length > 0 && reference !== null
    ? { tag, reference, state: 'unconfirmed', reason }
    : { tag, reference: null, state: 'none', reason };
}

/** The parts with what the release has in place of each that it contradicts. */
function withReplaced(parts: NameParts, contradictions: readonly Contradiction[]): NameParts {
  const best = (part: Contradiction['part']) =>
    contradictions.find((each) => each.part === part)?.published[0] ?? null;
  const { kubernetes, flavorRelease } = parts;
  const version = best('kubernetesVersion');
  return {
    ...parts,
    flavorRelease: best('flavorRelease') ?? flavorRelease,
    kubernetes: kubernetes === null || version === null ? kubernetes : { ...kubernetes, version },
  };
}
