import type { Package } from '@/lib/evidence/packages/model';

import { isNamed, meetsCondition, type PackageCondition } from './condition';
import { type Inventory, type ListFacts, ROW_PLACES } from './inventory';

/** A package of an image that meets a condition. */
export type Occurrence = { readonly image: string; readonly package: Package };

/**
 * What the lists of a release say of a condition. `unlisted`: it has no list of packages.
 * `unclear`: it has the package, in a version that has no order with a bound.
 */
export type ReleaseFinding = {
  readonly release: string;
  readonly state: 'has' | 'lacks' | 'unclear' | 'unlisted';
  /** A package that decides it, e.g. the one that meets the condition; null where there is none. */
  readonly example: Occurrence | null;
  /** How many of its images have it, and how many have a list. */
  readonly images: number;
  readonly listed: number;
};

/** In which releases a condition is met. */
export type PackageHistory = {
  /** In the order in which they were given, oldest first. */
  readonly releases: readonly ReleaseFinding[];
  /** The oldest and the newest release that has it; null where none has. */
  readonly first: ReleaseFinding | null;
  readonly last: ReleaseFinding | null;
  /**
   * Whether it is certainly missing from every release before the first and after the last. Where none has
   * it: whether it is certainly missing from all.
   */
  readonly isFirstCertain: boolean;
  readonly isLastCertain: boolean;
  /** Whether the newest release that has a list has it. */
  readonly isPresent: boolean;
};

/** In which releases, oldest first, and in which of their images a package is looked for. */
export type Scope = {
  readonly releases: readonly string[];
  readonly includes?: (list: ListFacts) => boolean;
};

/** Finds the releases with a package that meets a condition. */
export function packageHistory(
  inventory: Inventory,
  condition: PackageCondition,
  scope: Scope,
): PackageHistory {
  const findings = findingsOf(inventory, condition, scope);
  const first = findings.findIndex(has);
  const last = findings.findLastIndex(has);
  const newest = findings.findLast(({ state }) => state !== 'unlisted');
  return {
    releases: findings,
    first: findings[first] ?? null,
    last: findings[last] ?? null,
    isFirstCertain: findings.slice(0, first === -1 ? findings.length : first).every(lacks),
    isLastCertain: findings.slice(last + 1).every(lacks),
    isPresent: newest !== undefined && has(newest),
  };
}

function has({ state }: ReleaseFinding): boolean {
  return state === 'has';
}

function lacks({ state }: ReleaseFinding): boolean {
  return state === 'lacks';
}

function findingsOf(
  inventory: Inventory,
  condition: PackageCondition,
  { releases, includes = () => true }: Scope,
): readonly ReleaseFinding[] {
  const verdicts = verdictsOf(inventory, condition);
  const byRelease = new Map<string, ReleaseFinding>();
  for (const list of inventory.lists) {
    if (!includes(list)) continue;
    const { release, image, rows } = list;
    const earlier = byRelease.get(release) ?? nothingOf(release);
    const met = firstWith(MEETS, rows, verdicts);
    const unclear = met === undefined ? firstWith(UNCLEAR, rows, verdicts) : undefined;
    byRelease.set(release, {
      release,
      state:
        met !== undefined || earlier.state === 'has'
          ? 'has'
          : unclear !== undefined || earlier.state === 'unclear'
            ? 'unclear'
            : 'lacks',
      example: exampleOf(inventory, earlier, image, met, unclear),
      images: earlier.images + Number(met !== undefined),
      listed: earlier.listed + 1,
    });
  }
  return releases.map((release) => byRelease.get(release) ?? nothingOf(release));
}

function firstWith(verdict: number, rows: Uint32Array, verdicts: Uint8Array): number | undefined {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (verdicts[row] === verdict) return row;
  }
  return undefined;
}

/** The first package that meets the condition; before one is found, the first that is unclear. */
function exampleOf(
  inventory: Inventory,
  earlier: ReleaseFinding,
  image: string,
  met: number | undefined,
  unclear: number | undefined,
): Occurrence | null {
  if (earlier.state === 'has') return earlier.example;
  const row = met ?? (earlier.example === null ? unclear : undefined);
  return row === undefined ? earlier.example : { image, package: inventory.packageAt(row) };
}

function nothingOf(release: string): ReleaseFinding {
  return { release, state: 'unlisted', example: null, images: 0, listed: 0 };
}

const MEETS = 1;
const UNCLEAR = 2;

/** For each row whether it meets the condition, is unclear, or neither. Each name is compared once. */
function verdictsOf(inventory: Inventory, condition: PackageCondition): Uint8Array {
  const { rows, named, versions } = inventory;
  const isCandidate = Array.from({ length: named.size }, (_, index) =>
    isNamed(condition, inventory.nameAt(index)),
  );
  const verdicts = new Uint8Array(rows.size);
  for (let row = 0; row < rows.size; row += 1) {
    const name = rows.at(row, ROW_PLACES.name);
    if (isCandidate[name] !== true) continue;
    const version = versions.at(rows.at(row, ROW_PLACES.version));
    const verdict = meetsCondition(condition, { ...inventory.nameAt(name), version });
    verdicts[row] = verdict === 'yes' ? MEETS : verdict === 'unordered' ? UNCLEAR : 0;
  }
  return verdicts;
}
