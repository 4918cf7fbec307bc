import { fail, ok, type Result } from '@/lib/base/result';

import { spend, type Budget } from './budget';
import { foldCase } from './fold-case';
import type { Axis, IncludeEntry, MatrixDefinition } from './matrix-definition';
import { matches, toFilter, type MatrixFilter } from './matrix-filter';
import { sizeOf, sizeOfEntries } from './matrix-value';
import type { IncludeEffect, JobOrigin, LineRange, MatrixEntries } from './model';

/** One combination of a matrix. `original` is its axis values or its include entry, which its default name shows. */
export type Combination = {
  readonly matrix: MatrixEntries;
  readonly original: MatrixEntries;
  readonly origin: JobOrigin;
  readonly lines: LineRange;
  readonly axisLines: readonly { readonly key: string; readonly line: number }[];
  readonly effects: readonly IncludeEffect[];
};

/** Why a matrix was not expanded, as a sentence for readers. */
export type ExpansionFailure = { readonly message: string };

type Rule = {
  readonly index: number;
  readonly filter: MatrixFilter;
  readonly named: MatrixEntries;
  readonly extra: MatrixEntries;
  readonly lines: LineRange;
};

const MAX_JOBS = 256;
/** Budget for all matrices of one file. */
const MAX_COST = 100_000_000;
const MAX_SIZE = 4_000_000;
const COUNTABLE = 1_000_000;
const COST_OF_A_CHECK = 100;

const TOO_LARGE: ExpansionFailure = {
  message:
    'The matrix is too large to be expanded: its rules and values would take too long to apply.',
};

/**
 * Expands a matrix to its combinations as GitHub Actions does: the product of the axes, the first axis varying
 * slowest, minus `exclude`, then `include`.
 *
 * An include entry extends every remaining combination of the product that matches its axis keys. It may
 * overwrite what earlier entries added, but no axis value. An entry that matches none becomes a combination
 * after the product, which later entries do not extend. Fails with more than 256 combinations, and when the
 * budget does not suffice.
 *
 * @see https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function expandMatrix(
  definition: MatrixDefinition,
  budget: Budget = expansionBudget(),
): Result<readonly Combination[], ExpansionFailure> {
  const product = expandProduct(definition, budget);
  if (!product.ok) return product;

  const rules = toRules(definition);
  const cost = costOf(rules, checkCost(definition)) * definition.axes.length * product.value.length;
  if (!spend(budget, cost)) return fail(TOO_LARGE);
  const matching = product.value.map(({ original }) =>
    rules.filter(({ filter }) => matches(original, filter)),
  );
  const used = new Set(matching.flat());
  const extended = product.value.map((combination, at) => extend(combination, matching[at] ?? []));
  const added = rules.filter((rule) => !used.has(rule)).map(toCombination);

  const combinations = [...extended, ...added];
  const excess = describeExcess(combinations.length);
  if (excess !== null) return fail(excess);
  if (isTooLong(combinations)) return fail(TOO_LARGE);
  return ok(combinations.length > 0 ? combinations : [emptyCombination(definition.line)]);
}

/** A new budget for the matrices of one file. */
export function expansionBudget(): Budget {
  return { left: MAX_COST };
}

/** Why GitHub refuses a matrix with this number of jobs; null if it does not. */
function describeExcess(jobs: number): ExpansionFailure | null {
  return jobs > MAX_JOBS ? tooMany(jobs) : null;
}

function expandProduct(
  definition: MatrixDefinition,
  budget: Budget,
): Result<readonly Combination[], ExpansionFailure> {
  const { axes, exclude } = definition;
  const size = axes.length === 0 ? 0 : axes.reduce((total, axis) => total * axis.values.length, 1);
  if (size > MAX_JOBS && exclude.length === 0) return fail(tooMany(size));

  const filters = exclude.map(toFilter);
  const check = checkCost(definition);
  const cost = exclude.reduce((total, entries) => total + check + sizeOfEntries(entries), check);
  if (!spend(budget, size * cost * axes.length)) return fail(TOO_LARGE);

  const kept: Combination[] = [];
  for (let position = 0; position < size; position += 1) {
    const combination = combinationAt(axes, position);
    if (filters.some((filter) => matches(combination.original, filter))) continue;
    if (kept.length === MAX_JOBS) return fail(tooMany(`more than ${MAX_JOBS}`));
    kept.push(combination);
  }
  return ok(kept);
}

/** A position is a mixed-radix number whose digits are indexes of axis values; the last axis varies fastest. */
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
    axisLines: chosen.map((value) => ({ key: value.key, line: value.line })),
    effects: [],
  };
}

function toRules({ axes, include }: MatrixDefinition): readonly Rule[] {
  const keys = new Set(axes.map(({ key }) => foldCase(key)));
  return include.map(({ entries, lines }: IncludeEntry, index) => {
    const named = entries.filter(([key]) => keys.has(foldCase(key)));
    const extra = entries.filter(([key]) => !keys.has(foldCase(key)));
    return { index, filter: toFilter(named), named, extra, lines };
  });
}

/** Cost of matching one rule, which may compare the longest value. */
function checkCost({ axes }: MatrixDefinition): number {
  return axes.reduce(
    (most, { values }) =>
      values.reduce(
        (longest, { value }) => Math.max(longest, COST_OF_A_CHECK + sizeOf(value)),
        most,
      ),
    COST_OF_A_CHECK,
  );
}

function costOf(rules: readonly Rule[], check: number): number {
  return rules.reduce(
    (total, { named, extra }) => total + check + sizeOfEntries(named) + extra.length,
    0,
  );
}

function extend(combination: Combination, matching: readonly Rule[]): Combination {
  const effects = matching
    .filter(({ extra }) => extra.length > 0)
    .map(({ index, lines, extra }) => ({ index, lines, set: extra }));
  if (effects.length === 0) return combination;
  return { ...combination, matrix: overwrite(combination.original, effects), effects };
}

/** Later values win; a key keeps its first position and spelling. */
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

/** With everything excluded and nothing included, GitHub runs the job once with an empty matrix. */
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
