import { ERAS } from '@/lib/names/artifacts/eras';
import { compareSemVer } from '@/lib/names/versions/compare-versions';
import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';

import type {
  BuildField,
  BuildForm,
  DraftedArtifact,
  FieldProblem,
  ProblemSeverity,
} from './model';

/** What the rules look at; null where a field could not be read yet. */
export type RuleSubject = Omit<DraftedArtifact, 'kairosInit'> & {
  readonly kairosInit: SemVer | null;
};

/**
 * The versions that a rule holds for, first and last; null where there is no such end. `kairos-init`
 * concerns what that program builds: every image of one's own, and Kairos' own since v3.4.0.
 */
export type RuleRange = {
  readonly of: 'kairos-init' | 'kairos';
  readonly from: string | null;
  readonly to: string | null;
};

/** One rule of what goes together: whom it concerns, why, and the nearest combination that works. */
export type Rule = {
  readonly id: string;
  readonly field: BuildField;
  readonly severity: ProblemSeverity;
  readonly source: string | null;
  readonly holds: RuleRange;
  readonly breaks: (subject: RuleSubject) => boolean;
  readonly says: (subject: RuleSubject) => string;
  readonly fix: (subject: RuleSubject) => Partial<BuildForm> | null;
};

/** Any version of the program that builds. */
export const ANY_INIT: RuleRange = { of: 'kairos-init', from: null, to: null };

/** Any release of Kairos. */
export const ANY_KAIROS: RuleRange = { of: 'kairos', from: null, to: null };

/** Finds what a subject breaks, each as a problem. */
export function applyRules(rules: readonly Rule[], subject: RuleSubject): readonly FieldProblem[] {
  return rules
    .filter((rule) => holdsFor(rule.holds, subject) && rule.breaks(subject))
    .map(({ field, severity, source, says, fix }) => ({
      field: fieldFor(field, subject),
      message: says(subject),
      severity,
      source,
      fix: fix(subject),
    }));
}

/** A rule about the base image concerns the flavor where no base image was given. */
function fieldFor(field: BuildField, { base }: RuleSubject): BuildField {
  return field === 'base' && base === null ? 'flavor' : field;
}

function holdsFor({ of, from, to }: RuleRange, subject: RuleSubject): boolean {
  if (of === 'kairos-init') {
    return isBuiltByInit(subject) && isWithin(subject.kairosInit, from, to);
  }
  return (from === null && to === null) || isWithin(subject.versionNumbers, from, to);
}

/** Kairos' own images were built with Earthly before v3.4.0. */
function isBuiltByInit({ official, era }: RuleSubject): boolean {
  const isEarlier = era === ERAS.E0 || era === ERAS.E1 || era === ERAS.E2 || era === ERAS.E3;
  return !official || !isEarlier;
}

/** A version that nobody gave is today's, which is within what has no end. */
function isWithin(version: SemVer | null, from: string | null, to: string | null): boolean {
  if (version === null) return to === null;
  return (from === null || isAtLeast(version, from)) && (to === null || !isAbove(version, to));
}

/** Whether a version is another one or newer. */
export function isAtLeast(version: SemVer, first: string): boolean {
  const parsed = parseSemVer(first);
  return parsed.ok && compareSemVer(version, parsed.value) >= 0;
}

function isAbove(version: SemVer, last: string): boolean {
  const parsed = parseSemVer(last);
  return parsed.ok && compareSemVer(version, parsed.value) > 0;
}
