import { KIND_WORDS } from '@/lib/build/form/kind-words';
import { BUILD_KINDS, type BuildField } from '@/lib/build/form/model';
import type { OptionState } from '@/lib/build/form/option-states';
import type { BuildPageData } from '@/lib/site/model/build-page';

import { controlId, describedBy, FieldFrame, isRefused } from './field-frame';
import { fixWords, hrefOf, movesWords } from './problem-view';

type ChoiceFieldProps = {
  readonly page: BuildPageData;
  readonly field: BuildField;
  readonly label: string;
};

/**
 * A field with a fixed set of values. A value that needs another choice changes that too; one that is not
 * possible says why.
 */
export function ChoiceField({ page, field, label }: ChoiceFieldProps) {
  const value = page.normal[field];
  const options = page.options[field] ?? [];
  const isOffered = options.some((option) => option.value === value);
  const limited = options.filter((option) => option.problem !== null);
  return (
    <FieldFrame page={page} field={field} label={label}>
      <select
        id={controlId(field)}
        name={field}
        defaultValue={value}
        aria-invalid={isRefused(page, field) || undefined}
        aria-describedby={describedBy(page, field)}
        className="field block w-full"
      >
        {isOffered ? null : <option value={value}>{value}</option>}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            data-moves={
              option.moves === null ? undefined : new URLSearchParams(option.moves).toString()
            }
          >
            {wordOf(field, option.value, page)}
            {suffixOf(option)}
          </option>
        ))}
      </select>
      {limited.length === 0 ? null : (
        <details className="text-xs text-soft">
          <summary className="min-h-6 cursor-pointer py-0.5">
            {limited.length === 1 ? '1 needs' : `${limited.length} need`} other choices
          </summary>
          <ul className="mt-1 flex flex-col gap-1">
            {limited.map((option) => (
              <LimitedOption key={option.value} option={option} page={page} field={field} />
            ))}
          </ul>
        </details>
      )}
    </FieldFrame>
  );
}

function suffixOf({ problem, moves }: OptionState): string {
  if (problem === null) return '';
  return moves === null ? ' (unavailable)' : ` (${movesWords(moves)})`;
}

type LimitedProps = {
  readonly option: OptionState;
  readonly page: BuildPageData;
  readonly field: BuildField;
};

function LimitedOption({ option: { value, problem, moves }, page, field }: LimitedProps) {
  if (problem === null) return null;
  const remedy = moves ?? problem.fix;
  return (
    <li>
      <strong className="font-semibold">{wordOf(field, value, page)}</strong>: {problem.message}{' '}
      {remedy === null ? null : (
        <a className="link" href={hrefOf({ ...page.typed, [field]: value, ...remedy })}>
          {fixWords({ [field]: value, ...remedy })}
        </a>
      )}
    </li>
  );
}

function wordOf(field: BuildField, value: string, { derived }: BuildPageData): string {
  if (field === 'kind') {
    const kind = BUILD_KINDS.find((each) => each === value);
    return kind === undefined ? value : KIND_WORDS[kind];
  }
  if (value !== '') return value;
  if (field === 'kubernetes') return 'none (core)';
  return derived.variant === undefined ? 'Auto' : `Auto (${derived.variant})`;
}
