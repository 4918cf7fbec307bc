'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';

import { announce } from '@/components/ui/announce.client';
import { useAfterPaint } from '@/components/ui/use-after-paint.client';
import { formatCount } from '@/lib/base/format/count';
import { findGap, gapId } from '@/lib/matrix/grid/gap';
import { layOutGrid } from '@/lib/matrix/grid/grid';
import { scopeGrid } from '@/lib/matrix/grid/grid-scope';
import { countSelected, listJobFacets } from '@/lib/matrix/grid/job-filter';
import { markSuperseded } from '@/lib/matrix/grid/newest-evidence';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { PublishedChoice } from '@/lib/site/model/published-layer';
import { describeSelection, pageTitle, type Selected } from '@/lib/site/notices/describe-selection';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import type { Opened } from './cell-view.client';
import { FilterBar, GRID_ID } from './filter-bar.client';
import { FilterChips } from './filter-chips.client';
import { InLayout, useLayout } from './in-layout.client';
import { Legend } from './legend.client';
import { MatrixGrid } from './matrix-grid.client';
import { MatrixList } from './matrix-list.client';
import { readLayer } from './published-mark.client';
import { PublishedNote } from './published-note.client';
import { ResultBar } from './result-bar.client';
import { ShareMenu } from './share-menu.client';
import { useMatrixQuery, type Step } from './use-matrix-query.client';

// Details, and what is said of nothing, are on the page that opens with them, and else fetched when first needed.
const CellPanel = dynamic(() => import('./cell-panel.client').then((module) => module.CellPanel));
const GapPanel = dynamic(() => import('./gap-panel.client').then((module) => module.GapPanel));
const EmptySelection = dynamic(() =>
  import('./empty-selection.client').then((module) => module.EmptySelection),
);
const LiveRun = dynamic(() => import('./live-run.client').then((module) => module.LiveRun));

type MatrixExplorerProps = {
  readonly jobs: readonly TestedJob[];
  readonly initialQuery: MatrixQuery;
  readonly published: PublishedChoice;
  readonly context: MatrixContext;
};

/** The grid with its filters, details and ways to share; readable without a script, immediate with one. */
export function MatrixExplorer({
  jobs: given,
  initialQuery,
  published,
  context,
}: MatrixExplorerProps) {
  const [live, setLive] = useState({ given, jobs: given });
  const jobs = live.given === given ? live.jobs : given;
  const { query, change, open } = useMatrixQuery(initialQuery, given);
  // A typed or ticked choice is shown immediately; the grid follows.
  const shown = useAfterPaint(query);
  const scope = scopeGrid(jobs, shown);
  const { selected } = scope;
  const grid = layOutGrid(jobs, selected, scope);
  const layer = readLayer(published.layer);
  const facets = listJobFacets(jobs, query);
  const layout = useLayout();
  const { count, total, unit } = countSelected(jobs, selected);
  const totalWords = formatCount(total, unit);
  const opened = useRef<HTMLElement | null>(null);
  const openJob = jobs.find(({ id }) => id === query.cell);
  const gap = query.gap === null ? null : findGap(jobs, query.gap);
  const isOpen = openJob !== undefined || gap !== null;
  useAnnouncedCount(count, totalWords);
  useHashCell(jobs, (cell) => open({ cell, gap: null }));
  useTitle({ query, jobs, selected, matrices: context.sources.map((source) => ({ source })) });
  useInView(shown.cell ?? shown.gap);
  useEscape(isOpen, close);

  function step(to: Step) {
    change(to, 'step');
  }

  function openFrom(next: Opened, from: HTMLElement) {
    opened.current = from;
    open(next);
  }

  function close() {
    const from = opened.current ?? document.querySelector<HTMLElement>('.grid-place[aria-current]');
    open({ cell: null, gap: null });
    from?.focus();
  }

  return (
    <>
      {context.isRunning ? (
        <LiveRun
          jobs={given}
          context={context}
          onResults={(next) => setLive({ given, jobs: markSuperseded(next) })}
        />
      ) : null}
      <div className="result-row">
        <ResultBar
          jobs={selected}
          count={count}
          total={totalWords}
          unit={unit}
          now={context.now}
          query={query}
          onStep={step}
        />
        <ShareMenu query={query} selected={selected} context={context} />
      </div>
      <FilterBar facets={facets} query={query} published={published} onChange={change} />
      <PublishedNote published={published} />
      <FilterChips facets={facets} query={query} onStep={step} />
      {selected.length > 0 ? null : (
        <EmptySelection jobs={jobs} shown={shown} query={query} context={context} onStep={step} />
      )}
      {grid.groups.length === 0 || grid.columns.length === 0 ? null : (
        <div id={GRID_ID} tabIndex={-1}>
          <InLayout isShown={layout !== 'phone'}>
            <MatrixGrid
              grid={grid}
              query={shown}
              layer={layer}
              openCell={openFrom}
              onStep={step}
              now={context.now}
              endedBases={context.endedBases}
            />
          </InLayout>
          <InLayout isShown={layout !== 'desk'}>
            <MatrixList
              grid={grid}
              query={shown}
              layer={layer}
              openCell={openFrom}
              now={context.now}
              endedBases={context.endedBases}
            />
          </InLayout>
          <Legend grid={grid} layer={published.layer} now={context.now} />
        </div>
      )}
      {openJob === undefined ? null : (
        <CellPanel
          key={openJob.id}
          {...locate(jobs, openJob)}
          openJob={openJob}
          layer={layer}
          latest={published.latest}
          query={query}
          context={context}
          onClose={close}
        />
      )}
      {gap === null ? null : (
        <GapPanel
          key={query.gap}
          gap={gap}
          layer={layer}
          query={query}
          context={context}
          onOpen={(cell) => open({ cell, gap: null })}
          onClose={close}
        />
      )}
    </>
  );
}

type Located = { readonly jobs: readonly TestedJob[]; readonly place: string | null };

/** The place of a job in the grid with the jobs of all sources in it, itself first, then the newest evidence. */
function locate(jobs: readonly TestedJob[], job: TestedJob): Located {
  const { groups, columns } = layOutGrid(jobs, jobs);
  for (const { id, cells } of groups.flatMap(({ rows }) => rows)) {
    for (const [index, cell] of cells.entries()) {
      const mates = cell.kind === 'tested' ? [...cell.jobs, ...cell.others] : [];
      const column = columns[index];
      if (column !== undefined && mates.includes(job)) {
        const others = mates.filter((mate) => mate !== job);
        return { jobs: [job, ...others], place: gapId(id, column.id) };
      }
    }
  }
  return { jobs: [job], place: null };
}

/** Lets the title of the page follow the filters, as a new request of the same URL would. */
function useTitle(selected: Selected): void {
  const { title } = describeSelection(selected);
  const first = useRef(title);
  useEffect(() => {
    if (first.current === title) return;
    first.current = title;
    document.title = pageTitle(title);
  }, [title]);
}

/** Scrolls the chosen cell into view once it is marked: its details cover a part of the page, or make it longer. */
function useInView(chosen: string | null): void {
  useEffect(() => {
    if (chosen === null) return;
    const cells = document.querySelectorAll('[aria-current="true"]:is(.grid-place, .list-place)');
    [...cells].find(({ clientHeight }) => clientHeight > 0)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
}

/** Closes the details with Escape wherever the focus is, but for what Escape closes first: menus and dialogs. */
function useEscape(isOpen: boolean, close: () => void): void {
  const closeLatest = useRef(close);
  useEffect(() => {
    closeLatest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    function onKey({ key, target }: globalThis.KeyboardEvent) {
      const isInside = target instanceof Element && target.closest('.menu[open], dialog') !== null;
      if (key === 'Escape' && !isInside) closeLatest.current();
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOpen]);
}

/** Says the count once a change has settled, and nothing at first. */
function useAnnouncedCount(count: number, total: string): void {
  const said = useRef(count);
  useEffect(() => {
    if (said.current === count) return;
    const timer = setTimeout(() => {
      said.current = count;
      announce(`${count} of ${total} shown.`);
    }, 500);
    return () => clearTimeout(timer);
  }, [count, total]);
}

/** Follows `#cell=<id>`: opens that cell and brings it into view. */
function useHashCell(jobs: readonly TestedJob[], open: (id: string) => void): void {
  const openLatest = useRef(open);
  useEffect(() => {
    openLatest.current = open;
  });
  useEffect(() => {
    function follow() {
      const id = /^#cell=(.+)$/.exec(location.hash)?.[1];
      if (id === undefined || !jobs.some((job) => job.id === id)) return;
      openLatest.current(id);
      document.getElementById(`cell=${id}`)?.scrollIntoView({ block: 'center' });
    }
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [jobs]);
}
