import 'server-only';
import type { ReleaseDoubt, ReleaseList, RemovedRelease } from '@/lib/releases/list/model';

import { CONFIRM_AFTER_MS, isTooMuchToLose } from './list-loss';

/** Maximum number of removed releases that are stored. */
const MOST_REMOVED = 100;

/** When the next full pass is due: `everyMs` after the last, and earlier to confirm a doubted one. */
export function passDueAt({ doubt, wholeAt }: ReleaseList, everyMs: number): number {
  if (doubt !== undefined) return Date.parse(doubt.noticedAt) + CONFIRM_AFTER_MS;
  return wholeAt === null ? 0 : Date.parse(wholeAt) + everyMs;
}

/** Whether a doubted release is listed again, so that the doubted reading was wrong. */
export function isRefuted(doubt: ReleaseDoubt | undefined, ids: readonly number[]): boolean {
  const listed = new Set(ids);
  return doubt?.missing.some((id) => listed.has(id)) ?? false;
}

type FullReading = { readonly startedAt: string; readonly now: Date };

/**
 * Settles a list after a full reading without the releases `unmet`. Few of them count as removed immediately;
 * many stay and are doubted, and count as removed when a later full reading is without them too.
 */
export function settleLosses(
  list: ReleaseList,
  unmet: readonly number[],
  { startedAt, now }: FullReading,
): ReleaseList {
  const { doubt } = list;
  const isConfirming = doubt !== undefined && Date.parse(startedAt) >= passDueAt(list, 0);
  const doubted = new Set(isConfirming ? doubt.missing : []);
  const missing = unmet.filter((id) => !doubted.has(id));
  if (!isTooMuchToLose(missing.length, list.releases.length)) {
    const settled = withoutReleases(withoutDoubt(list), new Set(unmet), now);
    return { ...settled, wholeAt: now.toISOString() };
  }
  const gone = new Set(unmet.filter((id) => doubted.has(id)));
  const noticedAt = doubt === undefined || isConfirming ? now.toISOString() : doubt.noticedAt;
  return { ...withoutReleases(list, gone, now), doubt: { noticedAt, missing } };
}

/** The list with its last full reading believed. */
export function withoutDoubt({ doubt: _doubt, ...list }: ReleaseList): ReleaseList {
  return list;
}

/** The list without the releases that are gone, which are noted as removed. */
export function withoutReleases(
  list: ReleaseList,
  gone: ReadonlySet<number>,
  now: Date,
): ReleaseList {
  const releases = list.releases.filter(({ id }) => !gone.has(id));
  const tags = new Set(releases.map(({ tag }) => tag));
  const noticedAt = now.toISOString();
  const removed = list.releases
    .filter(({ id }) => gone.has(id))
    .map(({ tag }): RemovedRelease => ({ tag, noticedAt }));
  const all = [...removed, ...list.removed].filter(({ tag }) => !tags.has(tag));
  return { ...list, releases, removed: all.slice(0, MOST_REMOVED) };
}
