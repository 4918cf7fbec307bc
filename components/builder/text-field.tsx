import type { BuildField, BuildForm } from '@/lib/build/form/model';
import type { BuildPageData } from '@/lib/site/model/build-page';
import { FIELD_LIMIT } from '@/lib/site/url/build-query';

import { controlId, describedBy, FieldFrame, isRefused } from './field-frame';

type TextFieldProps = {
  readonly page: BuildPageData;
  readonly field: BuildField;
  readonly label: string;
  /** What an empty field means, or an example. */
  readonly hint?: string;
  /** What is required of it, in a word or two. */
  readonly mark?: string;
  /** The fields that change once something is typed into it. */
  readonly moves?: Partial<BuildForm> | null;
};

/** A field that is typed, with values to choose from below it. */
export function TextField({ page, field, label, hint, mark, moves = null }: TextFieldProps) {
  const { typed, suggestions, derived } = page;
  const offered = suggestions[field] ?? [];
  const listId = `values-${field}`;
  return (
    <FieldFrame page={page} field={field} label={label} {...(mark !== undefined && { mark })}>
      <input
        id={controlId(field)}
        type="text"
        name={field}
        defaultValue={typed[field]}
        placeholder={derived[field] ?? hint}
        list={offered.length > 0 ? listId : undefined}
        maxLength={FIELD_LIMIT}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-required={mark === undefined ? undefined : true}
        aria-invalid={isRefused(page, field) || undefined}
        aria-describedby={describedBy(page, field)}
        data-moves={moves === null ? undefined : new URLSearchParams(moves).toString()}
        className="field block w-full font-mono text-xs"
      />
      {offered.length === 0 ? null : (
        <datalist id={listId}>
          {offered.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
