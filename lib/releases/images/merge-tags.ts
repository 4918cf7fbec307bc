import { compareText } from '@/lib/base/text/compare-text';
import { groupBy } from '@/lib/base/text/group-by';

import type { ImageTag, TagRow, TagTarget } from './model';

/** Targets of one tag that are remembered. */
const MOST_TARGETS = 20;

/** One look at the tags of a repository. */
export type TagLook = {
  readonly rows: readonly TagRow[];
  /** Whether a tag without a row does not exist; false where the list was cut off. */
  readonly isComplete: boolean;
  /** ISO 8601. */
  readonly now: string;
};

/**
 * Adds a new reading of the tags to earlier ones. Registries forget deleted and moved tags after some time,
 * so earlier readings stay. A tag without a row is only marked as missing: it may have been left out.
 */
export function mergeTags(previous: readonly ImageTag[], look: TagLook): readonly ImageTag[] {
  const before = new Map(previous.map((tag) => [tag.name, tag]));
  const found = groupBy(look.rows, ({ name }) => name);
  const names = [...new Set([...before.keys(), ...found.keys()])].toSorted(compareText);
  return names.flatMap((name) => {
    const tag = mergeTag(before.get(name) ?? null, { ...look, rows: found.get(name) ?? [] });
    return tag === null ? [] : [tag];
  });
}

/** The same for one tag; null where it was never seen. */
export function mergeTag(previous: ImageTag | null, look: TagLook): ImageTag | null {
  const { rows, now } = look;
  const [first] = rows;
  if (first === undefined) return previous === null ? null : withoutRow(previous, look);
  const seen = previous?.targets ?? [];
  const targets = rows.reduce((list, row) => withRow(list, row, now), seen);
  return {
    name: first.name,
    firstSeenAt: previous?.firstSeenAt ?? now,
    targets: settled(targets, now).slice(0, MOST_TARGETS),
    missing: null,
  };
}

/** The digest that a tag points to; null where it was deleted, or the registry lists names only. */
export function currentDigest({ targets }: ImageTag): string | null {
  const [latest] = targets;
  return latest === undefined || latest.until !== null ? null : latest.digest;
}

function withoutRow(tag: ImageTag, { isComplete, now }: TagLook): ImageTag {
  const isDeleted = tag.targets[0]?.until !== null;
  if (!isComplete || isDeleted) return tag;
  const { since, looks } = tag.missing ?? { since: now, looks: 0 };
  return { ...tag, missing: { since, looks: Math.min(looks + 1, 2) } };
}

function withRow(
  targets: readonly TagTarget[],
  { digest, from, until }: TagRow,
  now: string,
): readonly TagTarget[] {
  const row = { digest, from, until };
  const index = targets.findIndex((target) => isSameTarget(target, row));
  const target = targets[index];
  // Of a registry that lists only names, the times are those of our readings.
  if (target === undefined) {
    return [...targets, { ...row, from: from ?? (targets.length === 0 ? null : now) }];
  }
  const same = { digest: target.digest ?? digest, from: target.from ?? from, until };
  return targets.with(index, same);
}

function isSameTarget(target: TagTarget, row: TagTarget): boolean {
  const isSameDigest =
    target.digest === row.digest || target.digest === null || row.digest === null;
  if (!isSameDigest) return false;
  if (row.from === null) return target.until === null;
  return target.from === row.from || target.from === null;
}

/** Latest first; all but the latest have ended, and a push of the same digest again is no move. */
function settled(targets: readonly TagTarget[], now: string): readonly TagTarget[] {
  const sorted = targets.toSorted((a, b) => compareText(b.from ?? '', a.from ?? ''));
  const list: TagTarget[] = [];
  for (const target of sorted) {
    const newer = list.at(-1);
    if (newer === undefined) {
      list.push(target);
      continue;
    }
    const until = target.until ?? newer.from ?? now;
    const isPushedAgain = newer.digest === target.digest && until >= (newer.from ?? until);
    if (isPushedAgain) list[list.length - 1] = { ...newer, from: target.from };
    else list.push({ ...target, until });
  }
  return list;
}
