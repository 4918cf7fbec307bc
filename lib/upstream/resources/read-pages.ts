import 'server-only';
import type {
  ReadPage,
  Release,
  ReleaseAsset,
  ReleaseChange,
  ReleaseChangeKind,
  ReleaseList,
} from '@/lib/releases/list/model';

import { isTooMuchToLose } from './list-loss';
import {
  isRefuted,
  passDueAt,
  settleLosses,
  withoutDoubt,
  withoutReleases,
} from './release-losses';

/** A page of GitHub's response. */
export type ArrivedPage = {
  readonly page: number;
  /** `unchanged` for a 304: the page is as it was read before. */
  readonly rows: readonly Release[] | 'unchanged';
  /**
   * The releases of the page by their ids, in GitHub's order. A stored release whose row cannot be read is
   * among them, and a row that may be any release is {@link ANY_ROW}.
   */
  readonly ids: readonly number[];
  readonly etag: string | null;
  readonly hasNext: boolean;
  /** The number of the last page, where the Link header has one. */
  readonly lastPage: number | null;
  readonly unreadable: number;
};

/** The page to request, and the ETag of its cached response. */
export type WantedPage = {
  readonly page: number;
  readonly perPage: number;
  readonly etag: string | null;
};

/** In place of a row without an id. While there is one, no release counts as removed. */
export const ANY_ROW = 0;

/** Releases per page at first: a page of 100 of kairos-io/kairos ends in a gateway error. */
const FIRST_PER_PAGE = 30;

/** GitHub lists no more releases than this of any repository, so a longer list is not followed. */
export const MOST_RELEASES = 10_000;

/** Assets that appear so soon after publishing are part of the release, still being uploaded. */
const UPLOADING_MS = 24 * 60 * 60 * 1000;

/** The list before the first request. */
export function emptyList(now: Date): ReleaseList {
  return {
    releases: [],
    removed: [],
    perPage: FIRST_PER_PAGE,
    pages: [],
    lastPage: null,
    pass: { startedAt: now.toISOString(), next: 1, seen: [] },
    wholeAt: null,
  };
}

/** Starts a full pass over all pages where the last one is older than `everyMs`, or is doubted. */
export function withPassWhenDue(list: ReleaseList, now: Date, everyMs: number): ReleaseList {
  if (list.pass !== null) return list;
  return now.getTime() < passDueAt(list, everyMs) ? list : withNewPass(list, now);
}

/** Starts a full pass; `restarts` counts those that the pass before it could not end. */
export function withNewPass(list: ReleaseList, now: Date, restarts = 0): ReleaseList {
  const pass = { startedAt: now.toISOString(), next: 1, seen: [] };
  return { ...list, pass: restarts === 0 ? pass : { ...pass, restarts } };
}

/** The page to request next: that of the pass in progress, else the first. */
export function wantedPage(list: ReleaseList): WantedPage {
  const page = list.pass?.next ?? 1;
  return { page, perPage: list.perPage, etag: list.pages[page - 1]?.etag ?? null };
}

/** Whether the next page of a pass in progress is due, with `stepMs` between pages. */
export function isStepDue({ pass }: ReleaseList, now: Date, stepMs: number): boolean {
  if (pass === null || pass.next === 1) return false;
  return now.getTime() >= Date.parse(pass.startedAt) + (pass.next - 1) * stepMs;
}

/**
 * Merges a fresh page 1, also while a full pass is under way. A pass begins where the list has more pages than
 * were read.
 */
export function withFirstPage(list: ReleaseList, arrived: ArrivedPage, now: Date): ReleaseList {
  if (arrived.rows === 'unchanged') return list;
  const { pass } = list;
  if (pass === null && hasMorePages(list, arrived)) {
    return withPage(withNewPass(list, now), arrived, now);
  }
  const taken = withPage({ ...list, pass: null }, arrived, now);
  if (pass === null || taken.pass !== null) return taken;
  return { ...taken, pass: { ...pass, seen: [...pass.seen, ...arrived.ids] } };
}

/** Halves the page size and continues where the pass was; null when it cannot be smaller. */
export function withSmallerPages(list: ReleaseList): ReleaseList | null {
  if (list.perPage <= 1) return null;
  const perPage = Math.floor(list.perPage / 2);
  const met = ((list.pass?.next ?? 1) - 1) * list.perPage;
  const pass = list.pass === null ? null : { ...list.pass, next: Math.floor(met / perPage) + 1 };
  return { ...list, perPage, pages: [], lastPage: null, pass };
}

/** Merges a page into the list: what is new, what was edited, and what is gone as soon as that is certain. */
export function withPage(list: ReleaseList, arrived: ArrivedPage, now: Date): ReleaseList {
  const { page, rows, ids, lastPage, hasNext } = arrived;
  if (rows === 'unchanged')
    return moveOn(list, list.pages[page - 1]?.ids ?? [], hasNext, page, now);
  const listed = list.pages[page - 1]?.ids ?? [];
  // A release that moved to an earlier page was met there.
  const met = new Set(list.pass?.seen ?? []);
  const gone = new Set([...goneFrom(listed, ids)].filter((id) => !met.has(id)));
  const isDoubtful = isTooMuchToLose(gone.size, listed.length);
  const isWrong = isRefuted(list.doubt, ids);
  const isBehind = list.pass === null && (isDoubtful || isWrong || hasGap(list, ids));
  const merged = withoutReleases(
    {
      ...(isWrong ? withoutDoubt(list) : list),
      releases: mergeReleases(list.releases, rows, now),
      lastPage: lastPage ?? list.lastPage,
    },
    isDoubtful ? new Set() : gone,
    now,
  );
  const before = Array.from({ length: page - 1 }, (_, index) => list.pages[index] ?? UNREAD);
  const { etag, unreadable } = arrived;
  const pages = [...before, { etag, ids, unreadable }, ...list.pages.slice(page)];
  const reached = { ...merged, pages };
  return moveOn(isBehind ? withNewPass(reached, now) : reached, ids, hasNext, page, now);
}

/** Rows of the responses that could not be read. */
export function unreadableRows(list: ReleaseList): number {
  return list.pages.reduce((sum, { unreadable }) => sum + unreadable, 0);
}

const UNREAD: ReadPage = { etag: null, ids: [], unreadable: 0 };

function moveOn(
  list: ReleaseList,
  ids: readonly number[],
  hasNext: boolean,
  page: number,
  now: Date,
): ReleaseList {
  if (list.pass === null) return list;
  const seen = [...list.pass.seen, ...ids];
  if (hasNext && seen.length < MOST_RELEASES && page < mostPages(list)) {
    return { ...list, pass: { ...list.pass, next: page + 1, seen } };
  }
  const met = new Set(seen);
  const unmet = list.releases.map(({ id }) => id).filter((id) => !met.has(id));
  const pages = list.pages.slice(0, page);
  const { startedAt } = list.pass;
  return settleLosses({ ...list, pages, pass: null }, met.has(ANY_ROW) ? [] : unmet, {
    startedAt,
    now,
  });
}

/** Pages that are read at most. */
export function mostPages({ perPage }: ReleaseList): number {
  return Math.ceil(MOST_RELEASES / perPage);
}

/** Whether a first page says that there are more pages than were read. */
function hasMorePages(list: ReleaseList, { hasNext, lastPage }: ArrivedPage): boolean {
  const pages = Math.min(hasNext ? (lastPage ?? 2) : 1, mostPages(list));
  return pages > Math.max(1, list.pages.length);
}

/** Whether a first page shares no release with the list, so that releases may be missing in between. */
function hasGap({ releases }: ReleaseList, ids: readonly number[]): boolean {
  const listed = new Set(releases.map(({ id }) => id));
  return ids.length > 0 && !ids.some((id) => listed.has(id));
}

/** The releases that a page listed before and no longer does, though it lists one that came after them. */
function goneFrom(before: readonly number[], after: readonly number[]): ReadonlySet<number> {
  const listed = new Set(after);
  if (listed.has(ANY_ROW)) return new Set();
  const last = before.findLastIndex((id) => listed.has(id));
  return new Set(before.filter((id, index) => index < last && !listed.has(id)));
}

function mergeReleases(
  known: readonly Release[],
  rows: readonly Release[],
  now: Date,
): readonly Release[] {
  // A release that was deleted and created again under its tag has a new id.
  const byTag = new Map(known.map((release) => [release.tag, release]));
  const fresh = rows.map((row) => {
    const old = byTag.get(row.tag);
    return old === undefined ? row : { ...row, change: noticeChange(old, row, now) ?? old.change };
  });
  const tags = new Set(rows.map(({ tag }) => tag));
  const ids = new Set(rows.map(({ id }) => id));
  const rest = known.filter(({ id, tag }) => !ids.has(id) && !tags.has(tag));
  return [...fresh, ...rest].toSorted(byPublication);
}

function byPublication(a: Release, b: Release): number {
  return b.publishedAt.localeCompare(a.publishedAt) || b.id - a.id;
}

/** What changed in a release; null where nothing did. */
function noticeChange(old: Release, row: Release, now: Date): ReleaseChange | null {
  const what: ReleaseChangeKind[] = [];
  if (old.title !== row.title) what.push('title');
  if (old.notes !== row.notes) what.push('notes');
  if (areAssetsChanged(old, row, now)) what.push('assets');
  return what.length === 0 ? null : { noticedAt: now.toISOString(), what };
}

function areAssetsChanged(old: Release, row: Release, now: Date): boolean {
  const before = new Set(old.assets.map(contentOf));
  const after = new Set(row.assets.map(contentOf));
  if ([...before].some((content) => !after.has(content))) return true;
  const isUploading = now.getTime() - Date.parse(row.publishedAt) < UPLOADING_MS;
  return after.size > before.size && !isUploading;
}

function contentOf({ id, name, bytes, digest }: ReleaseAsset): string {
  return JSON.stringify([id, name, bytes, digest]);
}
