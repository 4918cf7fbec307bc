import { compareText } from '@/lib/base/text/compare-text';
import { groupBy } from '@/lib/base/text/group-by';
import type { TestedJob } from '@/lib/matrix/jobs/model';
import type { Conclusion } from '@/lib/matrix/runs/model';
import { isVerdict } from '@/lib/matrix/runs/verdicts';
import { compareFamilies } from '@/lib/names/distributions/compare-families';
import { compareReleases } from '@/lib/names/distributions/compare-releases';
import type { Distribution } from '@/lib/names/distributions/model';

import { columnOf, combinationOf, rowIdOf, type Column, type ColumnGroup } from './combination';
import type { GridScope } from './grid-scope';
import { sourcesOf } from './newest-evidence';

export type { Column } from './combination';

/** What is shown where a row and a column meet. */
export type GridCell =
  | {
      readonly kind: 'tested';
      /** The jobs of the source with the newest evidence. */
      readonly jobs: readonly TestedJob[];
      /** The jobs of the other sources. */
      readonly others: readonly TestedJob[];
      /** The last verdict. */
      readonly state: Conclusion;
      /** What a newer run says that gave no verdict; null where there is none. */
      readonly newer: Conclusion | null;
      /** Id of the source of `jobs` where it is not the first of the sources shown; null where it is. */
      readonly from: string | null;
    }
  /** Tested, but the selection leaves it out. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'untested' };

/** A row: one base image. Cells are in the order of the columns. */
export type Row = {
  readonly id: string;
  readonly name: string;
  readonly release: string | null;
  readonly baseImage: string | null;
  readonly distribution: Distribution | null;
  readonly cells: readonly GridCell[];
};

export type RowGroup = {
  readonly family: string;
  readonly name: string;
  readonly rows: readonly Row[];
};

/** A head over the columns of one group within one architecture. */
export type ColumnHead = {
  readonly arch: string;
  readonly group: ColumnGroup;
  readonly columns: readonly Column[];
};

export type Grid = {
  readonly archs: readonly { readonly arch: string; readonly span: number }[];
  /** The heads below the architectures, in the order of the columns. */
  readonly heads: readonly ColumnHead[];
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
};

const ARCH_ORDER = ['amd64', 'arm64', 'riscv64'];

/** How bad a state is: of several jobs in one cell, the first of these that occurs is shown. */
const STATE_ORDER: readonly Conclusion[] = [
  'failed',
  'running',
  'not-started',
  'cancelled',
  'unknown',
  'skipped',
  'passed',
];

/**
 * Lays jobs out as a grid: base images by family, newest first; architectures and, within each, what is
 * tested on it. Rows and columns are those of the selection where no scope says otherwise. A combination that the matrix has
 * but the selection leaves out is `hidden`, never `untested`. Of several sources a cell shows the one with the
 * newest evidence, also where only a job of another one is selected.
 */
export function layOutGrid(
  all: readonly TestedJob[],
  selected: readonly TestedJob[],
  { inColumns, inRows }: Omit<GridScope, 'selected'> = { inColumns: selected, inRows: selected },
): Grid {
  const placed = selected.map((job): PlacedJob => ({ job, column: columnOf(job) }));
  const columns = sortColumns(inColumns.map(columnOf));
  const columnIds = new Map(columns.map(({ id }, index) => [id, index]));
  const declared = groupBy(all, combinationOf);
  const [mainSource] = sourcesOf(all);
  const byRow = groupBy(placed, ({ job }) => rowIdOf(job));
  const rows = [...groupBy(inRows, rowIdOf)].map(([id, jobs]) => {
    const cells = columns.map((column): GridCell => {
      const kind = declared.has(`${id}\n${column.id}`) ? 'hidden' : 'untested';
      return { kind };
    });
    for (const [at, inCell] of groupBy(
      byRow.get(id) ?? [],
      ({ column }) => columnIds.get(column.id) ?? 0,
    )) {
      const chosen = inCell.map(({ job }) => job);
      const every = declared.get(`${id}\n${columns[at]?.id ?? ''}`) ?? chosen;
      cells[at] = testedCell(chosen, every, mainSource ?? null);
    }
    return { jobs, row: toRow(id, jobs, cells) };
  });
  return { columns, archs: archsOf(columns), heads: headsOf(columns), groups: groupRows(rows) };
}

/** The jobs of one cell, the newest evidence first: those that are selected, or all of their source where none is. */
function testedCell(
  chosen: readonly TestedJob[],
  every: readonly TestedJob[],
  mainSource: string | null,
): GridCell {
  const current = chosen.filter(({ supersededBy }) => supersededBy === null);
  const jobs = current.length > 0 ? current : every.filter((job) => job.supersededBy === null);
  const others = every.filter(({ supersededBy }) => supersededBy !== null);
  const source = jobs[0]?.source ?? null;
  return {
    kind: 'tested',
    jobs,
    others,
    state: worstState(jobs),
    newer: newerState(jobs, others),
    from: source === mainSource ? null : source,
  };
}

type PlacedJob = { readonly job: TestedJob; readonly column: Column };

/** The state shown for several jobs: the one that most needs attention. */
export function worstState(jobs: readonly TestedJob[]): Conclusion {
  return worstOf(jobs.map(({ result }) => result?.conclusion ?? 'unknown')) ?? 'unknown';
}

function newerState(jobs: readonly TestedJob[], others: readonly TestedJob[]): Conclusion | null {
  const newest =
    jobs
      .flatMap(({ result }) => result?.completedAt ?? [])
      .toSorted()
      .at(-1) ?? '';
  const elsewhere = others
    .flatMap(({ result, newerResult }) => [result, newerResult].filter((each) => each !== null))
    .filter(({ conclusion, completedAt }) => {
      return !isVerdict(conclusion) && (completedAt === null || completedAt > newest);
    });
  const own = jobs.flatMap(({ newerResult }) => newerResult ?? []);
  return worstOf([...own, ...elsewhere].map(({ conclusion }) => conclusion));
}

function worstOf(conclusions: readonly Conclusion[]): Conclusion | null {
  return STATE_ORDER.find((state) => conclusions.includes(state)) ?? null;
}

const GROUP_ORDER: readonly ColumnGroup[] = ['Boot', 'FIPS', 'Kubernetes', 'Boards', 'Combined'];

/** Columns whose order within their group is not that of the alphabet. */
const LABEL_ORDER = ['standard', 'trusted', 'k3s', 'k0s', 'Raspberry Pi 3', 'Raspberry Pi 4'];

function labelRank({ label }: Column): number {
  const rank = LABEL_ORDER.indexOf(label);
  return rank < 0 ? LABEL_ORDER.length : rank;
}

function sortColumns(all: readonly Column[]): readonly Column[] {
  const columns = new Map(all.map((column) => [column.id, column]));
  return [...columns.values()].toSorted(
    (a, b) =>
      archRank(a.arch) - archRank(b.arch) ||
      compareText(a.arch, b.arch) ||
      GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group) ||
      labelRank(a) - labelRank(b) ||
      compareText(a.title, b.title),
  );
}

function archRank(arch: string): number {
  const rank = ARCH_ORDER.indexOf(arch);
  return rank < 0 ? ARCH_ORDER.length : rank;
}

function archsOf(columns: readonly Column[]): Grid['archs'] {
  return [...groupBy(columns, ({ arch }) => arch)].map(([arch, own]) => ({
    arch,
    span: own.length,
  }));
}

function headsOf(columns: readonly Column[]): readonly ColumnHead[] {
  const groups = groupBy(columns, ({ arch, group }) => `${arch} ${group}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ arch: first.arch, group: first.group, columns: own }];
  });
}

function toRow(id: string, jobs: readonly TestedJob[], cells: readonly GridCell[]): Row {
  const [first] = jobs;
  return {
    id,
    name: first?.distribution?.name ?? first?.job ?? id,
    release: first?.distribution?.release ?? null,
    baseImage: first?.baseImage ?? null,
    distribution: first?.distribution ?? null,
    cells,
  };
}

type FilledRow = { readonly jobs: readonly TestedJob[]; readonly row: Row };

const NO_FAMILY = { family: 'none', familyName: 'Without a base image' };

function groupRows(rows: readonly FilledRow[]): readonly RowGroup[] {
  const families = groupBy(rows, ({ jobs }) => familyOf(jobs).family);
  return [...families]
    .toSorted(([a], [b]) => compareFamilies(a, b))
    .map(([family, own]) => ({
      family,
      name: familyOf(own[0]?.jobs ?? []).familyName,
      rows: own.toSorted(compareRows).map(({ row }) => row),
    }));
}

function familyOf(jobs: readonly TestedJob[]): Pick<Distribution, 'family' | 'familyName'> {
  return jobs[0]?.distribution ?? NO_FAMILY;
}

function compareRows(a: FilledRow, b: FilledRow): number {
  return (
    compareText(a.row.name, b.row.name) ||
    compareReleases(a.row.release, b.row.release) ||
    compareText(a.row.id, b.row.id)
  );
}
