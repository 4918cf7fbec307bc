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
 * A value that another choice leaves no room for is set aside and told among the changes. The form keeps
 * it, so that it holds again as soon as the other choice is undone.
 */
export function checkArtifact(typed: BuildForm): CheckedForm {
  return checkForm(normalizeForm(typed));
}

/** Checks a form that is normalised already, as {@link checkArtifact} does. */
export function checkForm(form: NormalForm): CheckedForm {
  const { draft, problems, changes } = readDraft(form);
  const subject = { ...draft, kairosInit: draft.kairosInit?.numbers ?? null };
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
