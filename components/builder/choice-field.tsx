import type { BuildField } from '@/lib/build/form/model';
import type { OptionState } from '@/lib/build/form/option-states';
import type { BuildPageData } from '@/lib/site/model/build-page';

import { describedBy, FieldFrame, isRefused } from './field-frame';
import { fixWords, hrefOf } from './problem-view';

type ChoiceFieldProps = {
  readonly page: BuildPageData;
  readonly field: BuildField;
  readonly label: string;
};

/** A field with a fixed set of words; those that do not go with the rest say why, and what to change. */
export function ChoiceField({ page, field, label }: ChoiceFieldProps) {
  const value = page.normal[field];
  const options = page.options[field] ?? [];
  const isKnown = options.some((option) => option.value === value);
  const misfits = options.filter((option) => option.problem !== null);
  return (
    <FieldFrame page={page} field={field}>
      <label className="block text-xs text-soft">
        <span className="block">{label}</span>
        <select
          name={field}
          defaultValue={value}
          aria-invalid={isRefused(page, field) || undefined}
          aria-describedby={describedBy(field)}
          className="field w-full"
        >
          {isKnown ? null : <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {wordOf(field, option.value, page)}
              {option.problem === null ? '' : ' (unavailable)'}
            </option>
          ))}
        </select>
      </label>
      {misfits.length === 0 ? null : (
        <details className="mt-1 text-xs text-soft">
          <summary className="cursor-pointer">{misfits.length} unavailable: why?</summary>
          <ul className="mt-1 flex flex-col gap-1">
            {misfits.map((option) => (
              <Misfit key={option.value} option={option} page={page} field={field} />
            ))}
          </ul>
        </details>
      )}
    </FieldFrame>
  );
}

type MisfitProps = {
  readonly option: OptionState;
  readonly page: BuildPageData;
  readonly field: BuildField;
};

function Misfit({ option: { value, problem }, page, field }: MisfitProps) {
  if (problem === null) return null;
  const enabling = { ...page.typed, [field]: value, ...problem.fix };
  return (
    <li>
      <strong className="font-semibold">{wordOf(field, value, page)}</strong>: {problem.message}{' '}
      {problem.fix === null ? null : (
        <a className="link" href={hrefOf(enabling)}>
          {fixWords({ [field]: value, ...problem.fix })}
        </a>
      )}
    </li>
  );
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  image: 'container image',
  'raw-image': 'raw disk (in OCI image)',
  iso: 'ISO',
  raw: 'raw disk',
  netboot: 'netboot files',
  'uki-iso': 'trusted boot ISO',
  'uki-container': 'trusted boot container',
};

function wordOf(field: BuildField, value: string, { derived }: BuildPageData): string {
  if (field === 'kind') return KIND_WORDS[value] ?? value;
  if (value !== '') return value;
  if (field === 'kubernetes') return 'none';
  return derived.variant === undefined ? 'Auto' : `Auto (${derived.variant})`;
}
