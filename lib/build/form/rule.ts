import { ERAS } from '@/lib/names/artifacts/eras';
import type { SemVer } from '@/lib/names/versions/model';
import { ANY_VERSION, isWithin, type VersionSpan } from '@/lib/names/versions/span';

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
 * The versions for which a rule is valid, and of what. `kairos-init` concerns what that program builds: every
 * self-built image, and Kairos' own since v3.4.0.
 */
export type RuleRange = VersionSpan & { readonly of: 'kairos-init' | 'kairos' };

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
export const ANY_INIT: RuleRange = { of: 'kairos-init', ...ANY_VERSION };

/** Any release of Kairos. */
export const ANY_KAIROS: RuleRange = { of: 'kairos', ...ANY_VERSION };

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

function holdsFor(range: RuleRange, subject: RuleSubject): boolean {
  if (range.of === 'kairos-init') {
    return isBuiltByInit(subject) && isWithinOrNewest(subject.kairosInit, range);
  }
  return (
    (range.from === null && range.to === null) || isWithinOrNewest(subject.versionNumbers, range)
  );
}

/** No version means the latest, which lies in every span without a last version. */
function isWithinOrNewest(version: SemVer | null, span: VersionSpan): boolean {
  return version === null ? span.to === null : isWithin(version, span);
}

/** Kairos' own images were built with Earthly before v3.4.0, and so were their copies in other registries. */
function isBuiltByInit({ official, era }: RuleSubject): boolean {
  if (era.repository === 'variant-flavor') return false;
  return !official || era !== ERAS.E3;
}
