import { fail, ok, type Result } from '@/lib/base/result';

import { spend, type Budget } from './budget';
import { foldCase } from './fold-case';
import { fits, toFilter, type MatrixFilter } from './matrix-filter';
import type { Axis, IncludeEntry, MatrixSource } from './matrix-source';
import { sizeOf, sizeOfEntries } from './matrix-value';
import type { IncludeEffect, JobOrigin, LineRange, MatrixEntries } from './model';

/** One combination of a matrix. `original` is what its default name shows: its axis values, or its include entry. */
export type Combination = {
  readonly matrix: MatrixEntries;
  readonly original: MatrixEntries;
  readonly origin: JobOrigin;
  readonly lines: LineRange;
  readonly axisLines: readonly { readonly key: string; readonly line: number }[];
  readonly effects: readonly IncludeEffect[];
};

/** Why a matrix was not expanded, in words for the reader. */
export type ExpansionFailure = { readonly message: string };

type Rule = {
  readonly index: number;
  readonly filter: MatrixFilter;
  readonly named: MatrixEntries;
  readonly extra: MatrixEntries;
  readonly lines: LineRange;
};

const MAX_JOBS = 256;
/** What the expansion of all matrices of one file may cost. */
const MAX_COST = 100_000_000;
const MAX_SIZE = 4_000_000;
const COUNTABLE = 1_000_000;
const COST_OF_A_LOOK = 100;

const TOO_LARGE: ExpansionFailure = {
  message:
    'The matrix is too large to be expanded: its rules and values would take too long to apply.',
};

/**
 * Expands a matrix to its combinations the way GitHub Actions does: the product of the axes with the first
 * axis varying slowest, less `exclude`, then `include`.
 *
 * An include entry extends every remaining combination of the product whose axis values fit its axis keys and
 * overwrites what earlier entries added, never an axis value. One that fits none is a combination of its own,
 * after the product, which later entries leave alone. More than 256 combinations are refused, and what
 * would cost more than the budget has left.
 *
 * @see https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function expandMatrix(
  source: MatrixSource,
  budget: Budget = expansionBudget(),
): Result<readonly Combination[], ExpansionFailure> {
  const product = expandProduct(source, budget);
  if (!product.ok) return product;

  const rules = toRules(source);
  const cost = costOf(rules, lookCost(source)) * source.axes.length * product.value.length;
  if (!spend(budget, cost)) return fail(TOO_LARGE);
  const fitting = product.value.map(({ original }) =>
    rules.filter(({ filter }) => fits(original, filter)),
  );
  const used = new Set(fitting.flat());
  const extended = product.value.map((combination, at) => extend(combination, fitting[at] ?? []));
  const added = rules.filter((rule) => !used.has(rule)).map(toCombination);

  const combinations = [...extended, ...added];
  const excess = describeExcess(combinations.length);
  if (excess !== null) return fail(excess);
  if (isTooLong(combinations)) return fail(TOO_LARGE);
  return ok(combinations.length > 0 ? combinations : [emptyCombination(source.line)]);
}

/** What the matrices of one file may cost together. */
export function expansionBudget(): Budget {
  return { left: MAX_COST };
}

/** Says why GitHub refuses a matrix of so many jobs; null where it does not. */
export function describeExcess(jobs: number): ExpansionFailure | null {
  return jobs > MAX_JOBS ? tooMany(jobs) : null;
}

function expandProduct(
  source: MatrixSource,
  budget: Budget,
): Result<readonly Combination[], ExpansionFailure> {
  const { axes, exclude } = source;
  const size = axes.length === 0 ? 0 : axes.reduce((total, axis) => total * axis.values.length, 1);
  if (size > MAX_JOBS && exclude.length === 0) return fail(tooMany(size));

  const filters = exclude.map(toFilter);
  const look = lookCost(source);
  const cost = exclude.reduce((total, entries) => total + look + sizeOfEntries(entries), look);
  if (!spend(budget, size * cost * axes.length)) return fail(TOO_LARGE);

  const kept: Combination[] = [];
  for (let position = 0; position < size; position += 1) {
    const combination = combinationAt(axes, position);
    if (filters.some((filter) => fits(combination.original, filter))) continue;
    if (kept.length === MAX_JOBS) return fail(tooMany(`more than ${MAX_JOBS}`));
    kept.push(combination);
  }
  return ok(kept);
}

/** Reads a position as a number whose digits choose the values: the last axis is the last digit. */
function combinationAt(axes: readonly Axis[], position: number): Combination {
  let rest = position;
  const chosen = axes
    .toReversed()
    .map(({ key, values }) => {
      const value = values[rest % values.length] ?? { value: null, line: 0 };
      rest = Math.floor(rest / values.length);
      return { key, ...value };
    })
    .toReversed();
  const original = chosen.map(({ key, value }) => [key, value] as const);
  const line = chosen.at(-1)?.line ?? 0;
  return {
    matrix: original,
    original,
    origin: { kind: 'product' },
    lines: { start: line, end: line },
    axisLines: chosen.map(({ key, line: place }) => ({ key, line: place })),
    effects: [],
  };
}

function toRules({ axes, include }: MatrixSource): readonly Rule[] {
  const keys = new Set(axes.map(({ key }) => foldCase(key)));
  return include.map(({ entries, lines }: IncludeEntry, index) => {
    const named = entries.filter(([key]) => keys.has(foldCase(key)));
    const extra = entries.filter(([key]) => !keys.has(foldCase(key)));
    return { index, filter: toFilter(named), named, extra, lines };
  });
}

/** What it costs to look whether a rule fits, in which the longest value may be compared. */
function lookCost({ axes }: MatrixSource): number {
  return axes.reduce(
    (most, { values }) =>
      values.reduce(
        (longest, { value }) => Math.max(longest, COST_OF_A_LOOK + sizeOf(value)),
        most,
      ),
    COST_OF_A_LOOK,
  );
}

function costOf(rules: readonly Rule[], look: number): number {
  return rules.reduce(
    (total, { named, extra }) => total + look + sizeOfEntries(named) + extra.length,
    0,
  );
}

function extend(combination: Combination, fitting: readonly Rule[]): Combination {
  const effects = fitting
    .filter(({ extra }) => extra.length > 0)
    .map(({ index, lines, extra }) => ({ index, lines, set: extra }));
  if (effects.length === 0) return combination;
  return { ...combination, matrix: overwrite(combination.original, effects), effects };
}

/** Later values win; a key keeps the place and the spelling it was first written with. */
function overwrite(original: MatrixEntries, effects: readonly IncludeEffect[]): MatrixEntries {
  const entries = new Map(original.map((entry) => [foldCase(entry[0]), entry]));
  for (const [key, value] of effects.flatMap(({ set }) => set)) {
    const folded = foldCase(key);
    entries.set(folded, [entries.get(folded)?.[0] ?? key, value]);
  }
  return [...entries.values()];
}

function toCombination({ index, named, extra, lines }: Rule): Combination {
  const entries = [...named, ...extra];
  return {
    matrix: entries,
    original: entries,
    origin: { kind: 'include', index },
    lines,
    axisLines: [],
    effects: [],
  };
}

/** When everything is excluded and nothing included, GitHub runs the job once, with an empty matrix. */
function emptyCombination(line: number): Combination {
  const lines = { start: line, end: line };
  return {
    matrix: [],
    original: [],
    origin: { kind: 'product' },
    lines,
    axisLines: [],
    effects: [],
  };
}

function isTooLong(combinations: readonly Combination[]): boolean {
  return combinations.reduce((size, { matrix }) => size + sizeOfEntries(matrix), 0) > MAX_SIZE;
}

function tooMany(count: number | string): ExpansionFailure {
  const words = typeof count === 'number' && count > COUNTABLE ? 'more than a million' : count;
  return { message: `The matrix makes ${words} jobs; GitHub allows at most ${MAX_JOBS}.` };
}
