import { labelOf } from '@/lib/base/filter/list-facets';
import type { Choices, Facet, Selection } from '@/lib/base/filter/model';
import { readSearchText } from '@/lib/base/filter/search-text';
import { compareText } from '@/lib/base/text/compare-text';
import { EXTRA_PREFIX, FACETS, facetsOf } from '@/lib/matrix/grid/facets';
import { findGap } from '@/lib/matrix/grid/gap';
import type { TestedJob } from '@/lib/matrix/jobs/model';

/** Everything a URL says of the matrix page, before it is checked against a matrix. */
export type MatrixQuery = Selection & {
  /** Id of a source, or {@link ALL_SOURCES}; null where the URL has none. */
  readonly source: string | null;
  /** Branch, tag or commit; null for the source's own. */
  readonly ref: string | null;
  /** The commit or day that the view is frozen at; null for the latest. */
  readonly at: string | null;
  /** Id of the job whose details are open; null for none. */
  readonly cell: string | null;
  /** Id of the untested place whose details are open; null for none. */
  readonly gap: string | null;
  /** Tag of the release whose official images are marked; null for none. */
  readonly published: string | null;
};

/** A value of a URL that had to be left out, in words, with the URL that works instead. */
export type QueryNotice = {
  readonly key: string;
  readonly value: string;
  readonly message: string;
};

/** The value of `source` that means every source. */
export const ALL_SOURCES = 'all';

/** Words of the page that are accepted as the key of a facet. */
const KEY_ALIASES: Readonly<Record<string, string>> = {
  architecture: 'arch',
  board: 'model',
  kubernetes: 'provider',
  image: 'os',
  baseImage: 'os',
};

/** What people write for a switch that is on or off. */
const SWITCH = { yes: 'true', on: 'true', '1': 'true', no: 'false', off: 'false', '0': 'false' };

/** Other spellings of a value, so that hand-written URLs and scripts are understood. */
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trustedBoot: { ...SWITCH, trusted: 'true', uki: 'true', plain: 'false', standard: 'false' },
  fips: { ...SWITCH, fips: 'true', 'no fips': 'false', 'no-fips': 'false' },
  arch: { x86_64: 'amd64', 'x86-64': 'amd64', aarch64: 'arm64' },
  provider: { core: 'none', 'none (core)': 'none' },
  model: {
    'agx-orin': 'nvidia-jetson-agx-orin',
    'orin-nx': 'nvidia-jetson-orin-nx',
    'raspberry pi': 'rpi4',
  },
  result: {
    success: 'passed',
    failure: 'failed',
    none: 'unknown',
    'no result': 'unknown',
    'not started': 'not-started',
  },
};

/** Reads a URL. Unknown keys are ignored; empty values count as absent. */
export function readMatrixQuery(params: URLSearchParams): MatrixQuery {
  const first = (key: string): string | null => {
    const value = params.get(key)?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const choices = new Map<string, readonly string[]>();
  for (const written of new Set(params.keys())) {
    const key = Object.hasOwn(KEY_ALIASES, written) ? (KEY_ALIASES[written] ?? written) : written;
    if (!isFacetKey(key)) continue;
    const values = params.getAll(written).map((value) => value.trim());
    const filled = new Set([
      ...(choices.get(key) ?? []),
      ...values.filter((value) => value !== ''),
    ]);
    if (filled.size > 0) choices.set(key, [...filled]);
  }
  return {
    source: first('source'),
    ref: first('ref'),
    at: first('at'),
    cell: first('cell'),
    gap: first('gap'),
    published: first('published'),
    text: readSearchText(params.get('q')),
    choices,
  };
}

/** The parameters that are no filter and say nothing of a view of the matrix, in the order of the URL. */
export function unknownMatrixKeys(params: URLSearchParams): readonly string[] {
  return [...params.keys()].filter(
    (key) => !VIEW_KEYS.has(key) && !Object.hasOwn(KEY_ALIASES, key) && !isFacetKey(key),
  );
}

const VIEW_KEYS = new Set(['source', 'ref', 'at', 'q', 'cell', 'gap', 'published']);

/** Writes a URL: no defaults, keys in one fixed order, values sorted, so that equal views have equal URLs. */
export function formatMatrixQuery(query: Partial<MatrixQuery>): URLSearchParams {
  const pairs: [string, string][] = [];
  if (query.source) pairs.push(['source', query.source]);
  if (query.ref) pairs.push(['ref', query.ref]);
  if (query.at) pairs.push(['at', query.at]);
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
 * Checks a query against the jobs that exist. Values are matched by id or by label, ignoring case, and by their other
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
    const message = `No job has the id “${query.cell}”, so none is open. It may have been renamed or removed since the link was made.`;
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

/** A facet's values that can be chosen, each with the label of the page. */
type KnownValue = { readonly value: string; readonly label: string };

function settleChoices(
  requested: Choices,
  jobs: readonly TestedJob[],
  notices: QueryNotice[],
): Choices {
  const settled = new Map<string, readonly string[]>();
  const facets = facetsOf(jobs);
  for (const [key, values] of requested) {
    const known = knownValues(
      facets.find((each) => each.key === key),
      jobs,
    );
    const kept = new Set<string>();
    for (const value of values.flatMap((each) => splitUnlessKnown(each, known))) {
      const matches = matchValues(key, value, known);
      for (const match of matches) kept.add(match);
      if (matches.length === 0)
        notices.push({ key, value, message: unknownValue(key, value, known) });
    }
    if (kept.size > 0) settled.set(key, [...kept]);
  }
  return settled;
}

function knownValues(
  facet: Facet<TestedJob> | undefined,
  jobs: readonly TestedJob[],
): readonly KnownValue[] {
  if (facet === undefined) return [];
  const values = new Set(jobs.flatMap(facet.valuesOf));
  return [...values].map((value) => ({ value, label: labelOf(facet, value, jobs) }));
}

/** Longest list of values in a sentence. A workflow file may have hundreds. */
const LISTED_VALUES = 60;

function unknownValue(key: string, value: string, known: readonly KnownValue[]): string {
  const ignored = `Ignored filter ${key}=${value}.`;
  const valid = [...new Set([...known.map((each) => each.value), ...(ALWAYS[key] ?? [])])];
  if (valid.length === 0) return `${ignored} No job has a value of “${key}”.`;
  const list = valid.toSorted(compareText).slice(0, LISTED_VALUES).join(', ');
  const more = valid.length > LISTED_VALUES ? ` and ${valid.length - LISTED_VALUES} more` : '';
  return `${ignored} Valid values: ${list}${more}.`;
}

function splitUnlessKnown(value: string, known: readonly KnownValue[]): readonly string[] {
  const isKnown = known.some((each) => each.value === value || isLabel(each.label, value));
  if (isKnown || !value.includes(',')) return [value];
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The values that a text means: the one of that id, else all that have that label. */
function matchValues(key: string, text: string, known: readonly KnownValue[]): readonly string[] {
  if (known.some(({ value }) => value === text)) return [text];
  const lower = text.toLowerCase();
  const alias = ALIASES[key];
  const meant =
    alias !== undefined && Object.hasOwn(alias, lower) ? (alias[lower] ?? lower) : lower;
  const byId = known.find(({ value }) => isSame(value, meant));
  if (byId !== undefined) return [byId.value];
  const byLabel = known.filter(({ label }) => isLabel(label, text)).map(({ value }) => value);
  if (byLabel.length > 0) return byLabel;
  return ALWAYS[key]?.includes(meant) === true ? [meant] : [];
}

/** What a label has in brackets only distinguishes it, and may be left out. */
function isLabel(label: string, text: string): boolean {
  return isSame(label, text) || isSame(label.replace(/ \([^()]*\)$/, ''), text);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Values that always make sense, even where no job has them just now: they filter to nothing rather than to everything. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  trustedBoot: ['true', 'false'],
  fips: ['true', 'false'],
  result: ['passed', 'failed', 'cancelled', 'skipped', 'not-started', 'running', 'unknown'],
};

function isFacetKey(key: string): boolean {
  return FACETS.some((facet) => facet.key === key) || key.startsWith(EXTRA_PREFIX);
}
