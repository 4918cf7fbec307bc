import type { BuildContext } from './build-context';
import { checkForm } from './check-artifact';
import type { BuildField, BuildForm, FieldProblem, NormalForm } from './model';

/** A value that a field could take, and what would be wrong if it did. */
export type OptionState = {
  readonly value: string;
  readonly isChosen: boolean;
  /** What choosing it would newly break, with what would let it work; null where it breaks nothing. */
  readonly problem: FieldProblem | null;
  /** The other fields that change with it, so that nothing breaks; null where it needs none, or none would do. */
  readonly moves: Partial<BuildForm> | null;
};

/** A field of a form, with what the releases say to the form. */
export type FieldOfForm = {
  readonly form: NormalForm;
  readonly field: BuildField;
  readonly context: BuildContext;
};

/**
 * Says of each value of a field whether it goes with the rest of the form, so that one which does not can
 * state why and what would enable it. What is wrong already counts against none.
 */
export function optionStates(
  { form, field, context }: FieldOfForm,
  values: readonly string[],
): readonly OptionState[] {
  const present = new Set(errorsOf(form, context).map(({ message }) => message));
  const newProblem = (changed: NormalForm) =>
    errorsOf(changed, context).find(({ message }) => !present.has(message)) ?? null;
  return values.map((value) => {
    const chosen = { ...form, [field]: value };
    const problem = newProblem(chosen);
    const isEnabling = (moves: Partial<BuildForm>) =>
      !(field in moves) && newProblem({ ...chosen, ...moves }) === null;
    const remedies = problem === null ? [] : [problem.fix ?? {}, ...SIMPLER];
    return {
      value,
      isChosen: form[field] === value,
      problem,
      moves: remedies.find(isEnabling) ?? null,
    };
  });
}

/** Simpler choices, one of which lets most values work. */
const SIMPLER: readonly Partial<BuildForm>[] = [
  { model: 'generic' },
  { kind: 'image' },
  { trustedBoot: 'false' },
  { fips: 'false' },
  { model: 'generic', kind: 'image' },
];

function errorsOf(form: NormalForm, context: BuildContext): readonly FieldProblem[] {
  return checkForm(form, context).problems.filter(({ severity }) => severity === 'error');
}
