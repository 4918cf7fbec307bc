import type { BuildField } from '@/lib/build/form/model';
import type { BuildPageData } from '@/lib/site/model/build-page';
import { FIELD_LIMIT } from '@/lib/site/url/build-query';

import { describedBy, FieldFrame, isRefused } from './field-frame';

type TextFieldProps = {
  readonly page: BuildPageData;
  readonly field: BuildField;
  readonly label: string;
  /** What stands for an empty field. */
  readonly hint?: string;
};

/** A field that is typed, with the values that are known offered below it. */
export function TextField({ page, field, label, hint }: TextFieldProps) {
  const { typed, suggestions, derived } = page;
  const known = suggestions[field] ?? [];
  const listId = `known-${field}`;
  return (
    <FieldFrame page={page} field={field}>
      <label className="block text-xs text-soft">
        <span className="block">{label}</span>
        <input
          type="text"
          name={field}
          defaultValue={typed[field]}
          placeholder={derived[field] ?? hint}
          list={known.length > 0 ? listId : undefined}
          maxLength={FIELD_LIMIT}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={isRefused(page, field) || undefined}
          aria-describedby={describedBy(field)}
          className="field w-full font-mono text-xs"
        />
      </label>
      {known.length === 0 ? null : (
        <datalist id={listId}>
          {known.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
