import { labelOf } from '@/lib/base/filter/list-facets';
import type { Choices, Facet, Selection } from '@/lib/base/filter/model';
import { readSearchText } from '@/lib/base/filter/search-text';
import { compareText } from '@/lib/base/text/compare-text';
import { EXTRA_PREFIX, FACETS, facetsOf } from '@/lib/matrix/grid/facets';
import { findGap } from '@/lib/matrix/grid/gap';
import type { TestedJob } from '@/lib/matrix/jobs/model';

/** Everything an address says of the matrix page, before it is checked against a matrix. */
export type MatrixQuery = Selection & {
  /** Id of a source; null for the default. */
  readonly source: string | null;
  /** Branch, tag or commit; null for the source's own. */
  readonly ref: string | null;
  /** Id of the job whose details are open; null for none. */
  readonly cell: string | null;
  /** Id of the untested place whose details are open; null for none. */
  readonly gap: string | null;
  /** Tag of the release whose official images are marked; null for none. */
  readonly published: string | null;
};

/** A value of an address that had to be left out, in words, with the address that works instead. */
export type QueryNotice = {
  readonly key: string;
  readonly value: string;
  readonly message: string;
};

/** Spellings that stand for a value, so that hand-written addresses and scripts are understood. */
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trustedBoot: { yes: 'true', on: 'true', '1': 'true', no: 'false', off: 'false', '0': 'false' },
  fips: { yes: 'true', on: 'true', '1': 'true', no: 'false', off: 'false', '0': 'false' },
  provider: { core: 'none' },
  result: { success: 'passed', failure: 'failed', none: 'unknown' },
};

/** Reads an address. Keys that this page does not know are ignored; empty values count as absent. */
export function readMatrixQuery(params: URLSearchParams): MatrixQuery {
  const first = (key: string): string | null => {
    const value = params.get(key)?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const choices = new Map<string, readonly string[]>();
  for (const key of new Set(params.keys())) {
    if (!isFacetKey(key)) continue;
    const values = [...new Set(params.getAll(key).map((value) => value.trim()))];
    const filled = values.filter((value) => value !== '');
    if (filled.length > 0) choices.set(key, filled);
  }
  return {
    source: first('source'),
    ref: first('ref'),
    cell: first('cell'),
    gap: first('gap'),
    published: first('published'),
    text: readSearchText(params.get('q')),
    choices,
  };
}

/** Writes an address: no defaults, keys in one fixed order, values sorted, so that equal views have equal addresses. */
export function formatMatrixQuery(query: Partial<MatrixQuery>): URLSearchParams {
  const pairs: [string, string][] = [];
  if (query.source) pairs.push(['source', query.source]);
  if (query.ref) pairs.push(['ref', query.ref]);
  if (query.text?.trim()) pairs.push(['q', query.text.trim()]);
  if (query.cell) pairs.push(['cell', query.cell]);
  if (query.gap) pairs.push(['gap', query.gap]);
  if (query.published) pairs.push(['published', query.published]);
  for (const [key, values] of query.choices ?? []) {
    for (const value of values) pairs.push([key, value]);
  }
  pairs.sort(([a, x], [b, y]) => compareText(a, b) || compareText(x, y));
  return new URLSearchParams(pairs);
}

/**
 * Checks a query against the jobs that exist. Values are matched ignoring case and by their known other
 * spellings; one that no job has is left out with a notice, and so is a job that is not there.
 */
export function settleMatrixQuery(
  query: MatrixQuery,
  jobs: readonly TestedJob[],
): { readonly query: MatrixQuery; readonly notices: readonly QueryNotice[] } {
  const notices: QueryNotice[] = [];
  const choices = settleChoices(query.choices, jobs, notices);
  const cellExists = query.cell === null || jobs.some(({ id }) => id === query.cell);
  if (query.cell !== null && !cellExists) {
    const message = `This matrix has no job “${query.cell}”. It may have been renamed or dropped since the link was made.`;
    notices.push({ key: 'cell', value: query.cell, message });
  }
  const gapExists = query.gap === null || findGap(jobs, query.gap) !== null;
  if (query.gap !== null && !gapExists) {
    const message = `Ignored gap=${query.gap}: this matrix has no such place, or a job tests it.`;
    notices.push({ key: 'gap', value: query.gap, message });
  }
  const cell = cellExists ? query.cell : null;
  const gap = gapExists && cell === null ? query.gap : null;
  return { query: { ...query, choices, cell, gap }, notices };
}

function settleChoices(
  asked: Choices,
  jobs: readonly TestedJob[],
  notices: QueryNotice[],
): Choices {
  const settled = new Map<string, readonly string[]>();
  const facets = facetsOf(jobs);
  for (const [key, values] of asked) {
    const facet = facets.find((each) => each.key === key);
    const known = facet === undefined ? [] : [...new Set(jobs.flatMap(facet.valuesOf))];
    const kept = new Set<string>();
    for (const value of values.flatMap((each) => splitUnlessKnown(each, known))) {
      const match = matchValue(key, value, known);
      if (match !== null) kept.add(match);
      else
        notices.push({
          key,
          value,
          message: unknownValue(key, value, labelsOf(facet, known, jobs)),
        });
    }
    if (kept.size > 0) settled.set(key, [...kept]);
  }
  return settled;
}

function labelsOf(
  facet: Facet<TestedJob> | undefined,
  values: readonly string[],
  jobs: readonly TestedJob[],
): readonly string[] {
  return facet === undefined ? [] : values.map((value) => labelOf(facet, value, jobs));
}

function unknownValue(key: string, value: string, labels: readonly string[]): string {
  if (labels.length === 0) return `This matrix has no “${key}”, so “${value}” was left out.`;
  const list = `${labels.slice(0, 8).join(', ')}${labels.length > 8 ? ' and more' : ''}`;
  return `No job of this matrix has ${key} “${value}”, so it was left out. It knows: ${list}.`;
}

function splitUnlessKnown(value: string, known: readonly string[]): readonly string[] {
  if (known.includes(value) || !value.includes(',')) return [value];
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function matchValue(key: string, value: string, known: readonly string[]): string | null {
  if (known.includes(value)) return value;
  const lower = value.toLowerCase();
  const alias = ALIASES[key];
  const meant = alias !== undefined && Object.hasOwn(alias, lower) ? alias[lower] : lower;
  return known.find((each) => each.toLowerCase() === meant) ?? meantEvenIfAbsent(key, meant);
}

/** Values that always make sense, even where no job has them just now: they filter to nothing rather than to everything. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  trustedBoot: ['true', 'false'],
  fips: ['true', 'false'],
  result: ['passed', 'failed', 'cancelled', 'skipped', 'running', 'unknown'],
};

function meantEvenIfAbsent(key: string, value: string | undefined): string | null {
  return value !== undefined && (ALWAYS[key]?.includes(value) ?? false) ? value : null;
}

function isFacetKey(key: string): boolean {
  return FACETS.some((facet) => facet.key === key) || key.startsWith(EXTRA_PREFIX);
}
