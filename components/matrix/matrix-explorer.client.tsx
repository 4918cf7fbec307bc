'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';

import { announce } from '@/components/ui/announce.client';
import { useAfterPaint } from '@/components/ui/use-after-paint.client';
import { without } from '@/lib/base/filter/change-selection';
import { EVERYTHING } from '@/lib/base/filter/model';
import { waysBack } from '@/lib/base/filter/ways-back';
import { formatCount } from '@/lib/base/format/count';
import { layOutGrid } from '@/lib/matrix/grid/grid';
import { countSelected, jobFilter, listJobFacets, selectJobs } from '@/lib/matrix/grid/job-filter';
import { markSuperseded } from '@/lib/matrix/grid/newest-evidence';
import { describeNothing } from '@/lib/matrix/grid/nothing-selected';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { MatrixContext } from '@/lib/site/model/matrix-context';
import type { MatrixQuery } from '@/lib/site/url/matrix-query';

import { CellPanel } from './cell-panel.client';
import { EmptySelection } from './empty-selection.client';
import { FilterBar } from './filter-bar.client';
import { Legend } from './legend.client';
import { MatrixGrid } from './matrix-grid.client';
import { MatrixList } from './matrix-list.client';
import { ShareMenu } from './share-menu.client';
import { addressOf, useMatrixQuery } from './use-matrix-query.client';

const LiveRun = dynamic(() => import('./live-run.client').then((module) => module.LiveRun));

type MatrixExplorerProps = {
  readonly jobs: readonly TestedJob[];
  readonly initialQuery: MatrixQuery;
  readonly context: MatrixContext;
};

/** The grid with its filters, details and ways to share; readable without a script, immediate with one. */
export function MatrixExplorer({ jobs: given, initialQuery, context }: MatrixExplorerProps) {
  const [live, setLive] = useState({ given, jobs: given });
  const jobs = live.given === given ? live.jobs : given;
  const isOfAll = context.commit === null;
  const { query, change, openCell } = useMatrixQuery(initialQuery, given);
  // What was typed or ticked is seen at once, and the grid follows.
  const shown = useAfterPaint(query);
  const selected = selectJobs(jobs, shown);
  const grid = layOutGrid(jobs, selected);
  const layout = useLayout();
  const opened = useRef<HTMLElement | null>(null);
  const openJob = jobs.find(({ id }) => id === query.cell);
  const { count, total, unit } = countSelected(jobs, selected);
  const totalWords = formatCount(total, unit);
  useAnnouncedCount(count, totalWords);
  useHashCell(jobs, openCell);

  function openFrom(id: string, from: HTMLElement) {
    opened.current = from;
    openCell(id);
  }

  function closeCell() {
    openCell(null);
    opened.current?.focus();
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
      <div className="mt-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <FilterBar
          facets={listJobFacets(jobs, query)}
          query={query}
          count={count}
          total={totalWords}
          onChange={change}
        />
        <ShareMenu query={query} selected={selected} context={context} />
      </div>
      {selected.length === 0 ? (
        <EmptySelection
          query={query}
          nothing={describeNothing(shown, {
            jobs,
            titles: context.sources.map(({ title }) => title),
            missing: context.missing,
            ref: context.askedRef,
            isOfAll,
          })}
          everywhere={isOfAll ? null : addressOf({ ...query, source: null, ref: null, cell: null })}
          ways={waysBack(jobs, query, jobFilter(jobs))}
          onDrop={(key) => change((now) => without(now, key), 'step')}
          onReset={() => change(EVERYTHING, 'step')}
        />
      ) : (
        <>
          {layout === 'phone' ? null : (
            <MatrixGrid grid={grid} query={shown} openCell={openFrom} now={context.now} />
          )}
          {layout === 'desk' ? null : (
            <MatrixList grid={grid} query={shown} openCell={openFrom} now={context.now} />
          )}
          <Legend grid={grid} now={context.now} />
        </>
      )}
      {openJob === undefined ? null : (
        <CellPanel
          key={openJob.id}
          jobs={cellMates(jobs, openJob)}
          openJob={openJob}
          query={query}
          context={context}
          onClose={closeCell}
        />
      )}
    </>
  );
}

/** The jobs of all sources in the same cell of the grid as this one, itself first, then the newest evidence. */
function cellMates(jobs: readonly TestedJob[], job: TestedJob): readonly TestedJob[] {
  const group = layOutGrid(jobs, jobs)
    .groups.flatMap(({ rows }) => rows)
    .flatMap(({ cells }) => cells)
    .find((cell) => cell.kind === 'tested' && [...cell.jobs, ...cell.others].includes(job));
  const mates = group?.kind === 'tested' ? [...group.jobs, ...group.others] : [];
  return [job, ...mates.filter((mate) => mate !== job)];
}

/** Both layouts until the browser says which it is; style sheets hide the other one meanwhile. */
function useLayout(): 'both' | 'desk' | 'phone' {
  const [layout, setLayout] = useState<'both' | 'desk' | 'phone'>('both');
  useEffect(() => {
    const desk = matchMedia('(min-width: 900px), print');
    const settle = () => setLayout(desk.matches ? 'desk' : 'phone');
    settle();
    desk.addEventListener('change', settle);
    return () => desk.removeEventListener('change', settle);
  }, []);
  return layout;
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
