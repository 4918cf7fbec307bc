import { formatDay } from '@/lib/base/format/dates';
import { escapeXml } from '@/lib/base/text/xml';
import { describeCell } from '@/lib/matrix/grid/cell-words';
import { gapId } from '@/lib/matrix/grid/gap';
import {
  layOutGrid,
  type Column,
  type Grid,
  type GridCell,
  type Row,
} from '@/lib/matrix/grid/grid';
import { scopeGrid } from '@/lib/matrix/grid/grid-scope';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import { maintenanceOf } from '@/lib/names/distributions/end-of-life';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths, withQuery } from '@/lib/site/url/paths';

import { parentLink } from './embed-page';
import { shapeOf } from './embed-shapes';

type EmbeddedGrid = {
  readonly query: MatrixQuery;
  readonly jobs: readonly TestedJob[];
  readonly heading: string;
  /** How many jobs or combinations are shown, in words. */
  readonly count: string;
  readonly now: string;
};

/** Writes the grid of a selection as markup for a frame, with the age of its results; cells lead to their details. */
export function embedGrid({ query, jobs, heading, count, now }: EmbeddedGrid): string {
  const scope = scopeGrid(jobs, query);
  const grid = layOutGrid(jobs, scope.selected, scope);
  const page = withQuery(paths.matrix, formatMatrixQuery(query));
  const intro = `<h1>${escapeXml(heading)}</h1><p>${escapeXml(`${count}, as of ${formatDay(now)}.`)} ${parentLink(page, 'Details on Kairos Matrix')}</p>`;
  if (grid.columns.length === 0 || grid.groups.length === 0) {
    return `${intro}<p role="status">No job tests this selection.</p>`;
  }
  return `${intro}<div class="frame" tabindex="0" role="region" aria-label="Test results">${tableOf(grid, query, now)}</div>${LEGEND}`;
}

function tableOf(grid: Grid, query: MatrixQuery, now: string): string {
  const archs = grid.archs
    .map(({ arch, span }) => `<th scope="colgroup" colspan="${span}">${escapeXml(arch)}</th>`)
    .join('');
  const columns = grid.columns
    .map(({ title }) => `<th scope="col">${escapeXml(title)}</th>`)
    .join('');
  const groups = grid.groups.map(({ name, rows }) => {
    const head = `<tr><th scope="rowgroup" colspan="${grid.columns.length + 1}">${escapeXml(name)}</th></tr>`;
    return `<tbody>${head}${rows.map((row) => rowOf(row, grid.columns, query, now)).join('')}</tbody>`;
  });
  return `<table><caption class="sr">Base images by row, what is tested on each architecture by column</caption><thead><tr><th rowspan="2" scope="col">Base image</th>${archs}</tr><tr>${columns}</tr></thead>${groups.join('')}</table>`;
}

function rowOf(row: Row, columns: readonly Column[], query: MatrixQuery, now: string): string {
  const name = [row.name, row.release].filter(Boolean).join(' ');
  const maintenance = maintenanceOf(row, now);
  const ended =
    maintenance.state === 'end-of-life'
      ? `<small>${parentLink(maintenance.source, `Base ${escapeXml(maintenance.words)}`)}</small>`
      : '';
  const cells = columns.flatMap((column, at) => {
    const cell = row.cells[at];
    const place = `${name}, ${column.arch}, ${column.title}`;
    return cell === undefined
      ? []
      : [`<td>${cellOf(cell, { row, column, query, place, now })}</td>`];
  });
  return `<tr><th scope="row">${escapeXml(name)}${ended}</th>${cells.join('')}</tr>`;
}

type CellPlace = {
  readonly row: Row;
  readonly column: Column;
  readonly query: MatrixQuery;
  readonly place: string;
  readonly now: string;
};

function cellOf(cell: GridCell, { row, column, query, place, now }: CellPlace): string {
  const detailsOf = (opened: Partial<MatrixQuery>) =>
    withQuery(paths.matrix, formatMatrixQuery({ ...query, cell: null, gap: null, ...opened }));
  switch (cell.kind) {
    case 'hidden':
      return `<span title="${escapeXml(`${place}: tested, hidden by filters`)}">${shapeOf('hidden')}<span class="sr">tested, hidden by filters</span></span>`;
    case 'untested':
      return parentLink(
        detailsOf({ gap: gapId(row.id, column.id) }),
        `${shapeOf('untested')}<span class="sr">not tested</span>`,
        ` title="${escapeXml(`${place}: not tested`)}"`,
      );
    case 'tested': {
      const { verdict, day, isOld, newer } = describeCell(cell, now);
      const words = [verdict, ...(newer === null ? [] : [newer])].join(', ');
      const isPlain = cell.state === 'passed' && !isOld;
      const shown = `<span${isPlain || isOld ? ' class="sr"' : ''}>${escapeXml(verdict)}</span>`;
      const title = `${place}: ${words}${day === null ? '' : ` (${day})`}`;
      return parentLink(
        detailsOf({ cell: cell.jobs[0]?.id ?? null }),
        `${shapeOf(isOld ? 'old' : cell.state)}${shown}`,
        ` title="${escapeXml(title)}"`,
      );
    }
  }
}

const LEGEND = `<ul aria-label="Legend">${(
  [
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['old', 'result older than 30 days'],
    ['unknown', 'no result yet'],
    ['untested', 'not tested'],
  ] as const
)
  .map(([state, words]) => `<li>${shapeOf(state)} ${words}</li>`)
  .join('')}</ul>`;
