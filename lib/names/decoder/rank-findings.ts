import type { DecodedKind } from '@/lib/names/artifacts/decoded';

import type { Finding } from './model';

/** A finding with how much it says about the text: the lowest rank says most. */
export type Found = { readonly finding: Finding; readonly rank: number };

/** Names and programs: findings of at least this rank are shown. */
const NAMED = 1;

/** Nothing of Kairos. */
const NOTHING = 3;

/** From what a text is most likely about to what it is least likely about. */
const ORDER: readonly (readonly [kind: DecodedKind, rank: number])[] = [
  ['command', 0],
  ['image', NAMED],
  ['pattern', NAMED],
  ['legacy', NAMED],
  ['digest', NAMED],
  ['component', NAMED],
  ['release', 2],
  ['moving', 2],
  ['commit', 2],
  ['foreign', NOTHING],
  ['unknown', NOTHING],
];

/**
 * Ranks a finding: a version counts as a name if its line has nothing else; among other words it may be
 * anything's.
 */
export function ranked(finding: Finding, isAlone: boolean): Found {
  const rank = ORDER.find(([kind]) => kind === finding.kind)?.[1] ?? NOTHING;
  return { finding, rank: isAlone && rank === 2 ? NAMED : rank };
}

/** Leaves out findings of the same kind and name. */
export function distinct(all: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return all.filter(({ finding: { kind, name } }) => {
    const key = `${kind} ${name}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The findings of the highest ranks, those of the highest rank first. */
export function mostTelling(found: readonly Found[]): readonly Finding[] {
  const strongest = Math.min(...found.map(({ rank }) => rank));
  const last = Math.max(strongest, NAMED);
  const kept = found.filter(({ rank }) => rank <= last).map(({ finding }) => finding);
  const lead =
    kept.find((each) => each.kind === 'release' && each.form === 'node') ??
    ORDER.flatMap(([kind]) => kept.find((each) => each.kind === kind) ?? []).at(0);
  if (lead === undefined) return [];
  return [lead, ...(strongest === NOTHING ? [] : kept.filter((each) => each !== lead))];
}
