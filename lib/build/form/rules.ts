import { BOARD_RULES } from './board-rules';
import { BOOT_RULES } from './boot-rules';
import { defectProblems } from './defect-problems';
import { INIT_RULES } from './init-rules';
import type { FieldProblem } from './model';
import { NAME_RULES } from './name-rules';
import { applyRules, type Rule, type RuleSubject } from './rule';

/**
 * What goes together and what does not, as data: each rule with its source and its versions.
 *
 * What is established to fail is an error; what is not tested, or derived and never run, is a warning.
 *
 * @see https://kairos.io/docs/reference/kairos-factory/
 */
export const RULES: readonly Rule[] = [...BOARD_RULES, ...BOOT_RULES, ...INIT_RULES, ...NAME_RULES];

/** Finds the rules that a subject breaks, and the known defects that concern it. */
export function checkRules(subject: RuleSubject): readonly FieldProblem[] {
  return [...applyRules(RULES, subject), ...defectProblems(subject)];
}
