import type { SemVer } from '@/lib/names/versions/model';
import { parseSemVer } from '@/lib/names/versions/parse-semver';

import { NO_RELEASES, type BuildContext } from './build-context';
import { checkLengths } from './check-lengths';
import type {
  BuildForm,
  CheckedArtifact,
  CheckedForm,
  DraftedArtifact,
  FieldProblem,
  NormalForm,
  ProblemSeverity,
} from './model';
import { readDraft } from './read-draft';
import { normalizeForm } from './read-form';
import { checkRules } from './rules';

/**
 * Checks a form as it was typed, from its fields to its names: each field by its grammar, then what goes
 * together, then whether the names are short enough. It never throws; without an error among the problems
 * there is an artifact.
 *
 * A value that another choice leaves no room for is not used, and is among the changes. The form keeps it, so
 * that it is used again as soon as the other choice is undone.
 */
export function checkArtifact(typed: BuildForm, context: BuildContext = NO_RELEASES): CheckedForm {
  return checkForm(normalizeForm(typed), context);
}

/** Checks a form that is normalised already, as {@link checkArtifact} does. */
export function checkForm(form: NormalForm, context: BuildContext): CheckedForm {
  const { draft, problems, changes } = readDraft(form, context);
  const subject = { ...draft, kairosInit: initOf(draft) };
  const found = [...problems, ...checkRules(subject)];
  const artifact = found.some(isError) ? null : completeDraft(draft);
  const lengths = artifact === null ? [] : checkLengths(artifact);
  return {
    form,
    artifact: lengths.length > 0 ? null : artifact,
    problems: [...found, ...lengths].toSorted(bySeverity),
    changes,
  };
}

/** The kairos-init that builds an artifact: the chosen one, else for self-built images that of the release. */
function initOf({ kairosInit, official, programs }: DraftedArtifact): SemVer | null {
  if (kairosInit !== null || official || programs.kairosInit === null) {
    return kairosInit?.numbers ?? null;
  }
  const parsed = parseSemVer(programs.kairosInit);
  return parsed.ok ? parsed.value : null;
}

function completeDraft(draft: DraftedArtifact): CheckedArtifact | null {
  const { variant, arch, kind } = draft;
  if (variant === null || arch === null || kind === null) return null;
  return { ...draft, variant, arch, kind };
}

function isError({ severity }: FieldProblem): boolean {
  return severity === 'error';
}

const RANKS: Readonly<Record<ProblemSeverity, number>> = { error: 0, warning: 1, note: 2 };

function bySeverity(one: FieldProblem, other: FieldProblem): number {
  return RANKS[one.severity] - RANKS[other.severity];
}
