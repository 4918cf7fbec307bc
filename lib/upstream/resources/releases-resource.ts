import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { refreshPlan } from '@/lib/base/freshness/refresh-plan';
import { fail, ok, type Result } from '@/lib/base/result';
import type { Component, Repository } from '@/lib/names/catalog/model';
import type { Release, ReleaseList } from '@/lib/releases/list/model';
import type { GitHubResponse, GitHub } from '@/lib/upstream/github/client';
import { keptOf, parseRows, type OddRow } from '@/lib/upstream/github/parse-each';
import { wireRelease, wireReleaseList, type WireRelease } from '@/lib/upstream/github/wire-release';

import { problemOfPage } from './page-problem';
import { storedReleases } from './parse-stored-releases';
import {
  ANY_ROW,
  emptyList,
  isStepDue,
  wantedPage,
  withFirstPage,
  withPage,
  withNewPass,
  withPassWhenDue,
  withSmallerPages,
  type ArrivedPage,
} from './read-pages';
import type { Fetched, Previous, Resource } from './resource';

/** How often one request is retried for fewer releases per page. */
const MOST_HALVINGS = 3;

/** How often one pass begins again because the list changed while it was read. */
const MOST_RESTARTS = 3;

/** Timeout of a page: large ones are slow. */
const PAGE_TIMEOUT_MS = 20_000;

/** How often all pages are read again, which is the only way to see edits and deletions among older releases. */
const PASS_MS = 24 * 60 * 60 * 1000;

/**
 * The releases of a component. At first each request fetches the next page until all were read; after that
 * the first page shows what is new, and the others are read again one by one, once a day.
 */
export function releasesResource(
  component: Pick<Component, 'id' | 'repository'>,
  now: () => Date = () => new Date(),
): Resource<ReleaseList> {
  return {
    key: `releases:${component.id}`,
    schemaVersion: 1,
    schema: storedReleases,
    ttlMs: (_list, plan) => plan.releasesMs,
    refreshAfterMs: ({ pass, wholeAt, doubt }, plan) => {
      if (wholeAt === null && doubt === undefined) return 0;
      return pass === null ? plan.releasesMs : Math.min(plan.releasesMs, plan.releasePassStepMs);
    },
    fetch: (github, previous) =>
      new ReleasesRequest(github, component.repository, now()).fetch(previous),
  };
}

type Step = { readonly list: ReleaseList; readonly isNew: boolean };

class ReleasesRequest {
  readonly #github: GitHub;
  readonly #repository: Repository;
  readonly #now: Date;

  constructor(github: GitHub, repository: Repository, now: Date) {
    this.#github = github;
    this.#repository = repository;
    this.#now = now;
  }

  async fetch(
    previous: Previous<ReleaseList> | null,
  ): Promise<Result<Fetched<ReleaseList>, UpstreamFailure>> {
    const before = previous === null ? emptyList(this.#now) : usable(previous);
    const list = withPassWhenDue(before, this.#now, PASS_MS);
    const first = await this.#readFirst(list);
    if (!first.ok) return first;
    const { releasePassStepMs } = refreshPlan(this.#github);
    const isDue =
      list.wholeAt !== null && isStepDue(first.value.list, this.#now, releasePassStepMs);
    const second = isDue ? await this.#readNext(first.value.list) : null;
    if (second !== null && !second.ok && !first.value.isNew) return second;
    const reached = second?.ok === true ? second.value : first.value;
    const isSame = !reached.isNew && !first.value.isNew && reached.list === before;
    if (isSame && before.doubt === undefined) {
      return ok({ kind: 'unchanged' });
    }
    const etag = reached.list.pages[0]?.etag ?? null;
    const changed = { kind: 'changed', value: reached.list, etag } as const;
    const doubt = second?.ok === false ? second.failure : doubtOf(reached.list);
    return ok(doubt === null ? changed : { ...changed, doubt });
  }

  /** Reads the page that shows what is new; before all pages were read once, the next one. */
  #readFirst(list: ReleaseList): Promise<Result<Step, UpstreamFailure>> {
    if (list.wholeAt === null || list.pass?.next === 1) return this.#readNext(list);
    return this.#read(
      list,
      (current) => ({ ...wantedPage(current), ...firstOf(current) }),
      withFirstPage,
    );
  }

  #readNext(list: ReleaseList): Promise<Result<Step, UpstreamFailure>> {
    return this.#read(list, wantedPage, withPage);
  }

  async #read(
    list: ReleaseList,
    choose: typeof wantedPage,
    take: typeof withPage,
  ): Promise<Result<Step, UpstreamFailure>> {
    let current = list;
    for (let halvings = 0; ; halvings += 1) {
      const { page, perPage, etag } = choose(current);
      // Fewer are requested only after more have failed.
      // oxlint-disable-next-line no-await-in-loop
      const response = await this.#requestPage(page, perPage, etag);
      // oxlint-disable-next-line no-await-in-loop
      if (response.ok) return await this.#arrive(current, page, response.value, take);
      const fewer =
        isTooMuch(response.failure) && halvings < MOST_HALVINGS ? withSmallerPages(current) : null;
      if (fewer === null) return response;
      current = fewer;
    }
  }

  #requestPage(page: number, perPage: number, etag: string | null) {
    const { owner, name } = this.#repository;
    return this.#github.request({
      route: 'GET /repos/{owner}/{repo}/releases',
      parameters: { owner, repo: name, per_page: perPage, ...(page > 1 && { page }) },
      schema: wireReleaseList,
      what: 'list of releases',
      etag,
      timeoutMs: PAGE_TIMEOUT_MS,
    });
  }

  async #arrive(
    list: ReleaseList,
    page: number,
    response: GitHubResponse<readonly unknown[]>,
    take: typeof withPage,
  ): Promise<Result<Step, UpstreamFailure>> {
    const arrived = arrivedPage(list, page, response);
    if (arrived === null) {
      return fail({ kind: 'unreadable', where: 'list of releases: none of its rows' });
    }
    const isEmpty = response.kind === 'new' && response.value.length === 0;
    const problem = problemOfPage(list, arrived, isEmpty);
    if (problem !== null) return this.#beginAgain(list, page, problem);
    return ok({ list: take(list, arrived, this.#now), isNew: arrived.rows !== 'unchanged' });
  }

  /**
   * Reads page 1 again after a page that contradicts those before it. Where page 1 has changed too, the pass
   * starts over with it, a few times; else the page is refused.
   */
  async #beginAgain(
    list: ReleaseList,
    page: number,
    problem: string,
  ): Promise<Result<Step, UpstreamFailure>> {
    const failure = { kind: 'unreadable', where: `list of releases: ${problem}` } as const;
    const restarts = (list.pass?.restarts ?? 0) + 1;
    if (page === 1 || restarts > MOST_RESTARTS) return fail(failure);
    const response = await this.#requestPage(1, list.perPage, null);
    if (!response.ok) return response;
    const first = arrivedPage(list, 1, response.value);
    const isEmpty = response.value.kind === 'new' && response.value.value.length === 0;
    const again = withNewPass(list, this.#now, restarts);
    if (first === null || problemOfPage(again, first, isEmpty) !== null) return fail(failure);
    if (isSameFirstPage(list, first)) return fail(failure);
    return ok({ list: withPage(again, first, this.#now), isNew: true });
  }
}

function isSameFirstPage({ pages, lastPage }: ReleaseList, first: ArrivedPage): boolean {
  const before = pages[0]?.ids ?? [];
  const isSame =
    before.length === first.ids.length && before.every((id, at) => id === first.ids[at]);
  return isSame && lastPage === first.lastPage;
}

/** The failure that is shown while releases are missing from the last full reading. */
function doubtOf({ doubt, releases }: ReleaseList): UpstreamFailure | null {
  if (doubt === undefined) return null;
  const missing = doubt.missing.length;
  return { kind: 'incomplete', what: 'list of releases', missing, of: releases.length };
}

/** ETags that another account received are not used. */
function usable({ value, etag }: Previous<ReleaseList>): ReleaseList {
  if (etag !== null) return value;
  return { ...value, pages: value.pages.map((page) => ({ ...page, etag: null })) };
}

function firstOf({ pages }: ReleaseList) {
  return { page: 1, etag: pages[0]?.etag ?? null };
}

/** Whether a failure may come from requesting too many releases on one page. */
function isTooMuch(failure: UpstreamFailure): boolean {
  if (failure.kind === 'unavailable') return [502, 503, 504].includes(failure.status);
  return failure.kind === 'timeout' || failure.kind === 'too-large';
}

/** Reads a page row by row; null where no row of it can be read. */
function arrivedPage(
  list: ReleaseList,
  page: number,
  response: GitHubResponse<readonly unknown[]>,
): ArrivedPage | null {
  if (response.kind === 'unchanged') {
    const lastPage = list.lastPage ?? list.pages.length;
    const hasNext = page < lastPage;
    return { page, rows: 'unchanged', ids: [], etag: null, hasNext, lastPage, unreadable: 0 };
  }
  const { value, etag, hasNext, lastPage } = response;
  const read = parseRows(wireRelease, value, 'tag_name');
  const unreadable = read.filter((each) => !each.ok).length;
  if (unreadable > 0 && unreadable === read.length) return null;
  const ids = read.flatMap((each) => idOf(each, list.releases));
  const stored = new Map(list.releases.map((release) => [release.id, release]));
  const rows = read
    .map((each) => (each.ok ? each.value : null))
    .filter((row) => row !== null)
    .map((row) => withKeptAssets(row, stored.get(row.release.id)));
  return { page, rows, ids, etag, hasNext, lastPage, unreadable };
}

/** The id of a row. An odd one has that of the release it was before; a draft and a new odd one have none. */
function idOf(
  row: Result<WireRelease | null, OddRow>,
  stored: readonly Release[],
): readonly number[] {
  if (row.ok) return row.value === null ? [] : [row.value.release.id];
  const { id, name } = row.failure;
  if (id === null && name === null) return [ANY_ROW];
  const before = stored.find((release) => release.id === id || release.tag === name);
  return before === undefined ? [] : [before.id];
}

/** A release with the assets that could be read before and cannot now, as they were. */
function withKeptAssets({ release, oddAssets }: WireRelease, stored: Release | undefined): Release {
  const ids = new Set(release.assets.map(({ id }) => id));
  const kept = keptOf(stored?.assets ?? [], oddAssets, ({ name }) => name);
  return { ...release, assets: [...release.assets, ...kept.filter(({ id }) => !ids.has(id))] };
}
