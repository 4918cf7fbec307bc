import { checkForm } from './check-artifact';
import type { BuildField, FieldProblem, NormalForm } from './model';

/** A value that a field could take, and what would be wrong if it did. */
export type OptionState = {
  readonly value: string;
  readonly isChosen: boolean;
  /** What choosing it would newly break, with what would let it work; null where it breaks nothing. */
  readonly problem: FieldProblem | null;
};

/**
 * Says of each value of a field whether it goes with the rest of the form, so that one which does not can
 * state why and what would enable it. What is wrong already counts against none.
 */
export function optionStates(
  form: NormalForm,
  field: BuildField,
  values: readonly string[],
): readonly OptionState[] {
  const present = new Set(errorsOf(form).map(({ message }) => message));
  return values.map((value) => {
    const errors = errorsOf({ ...form, [field]: value });
    const problem = errors.find(({ message }) => !present.has(message)) ?? null;
    return { value, isChosen: form[field] === value, problem };
  });
}

function errorsOf(form: NormalForm): readonly FieldProblem[] {
  return checkForm(form).problems.filter(({ severity }) => severity === 'error');
}
