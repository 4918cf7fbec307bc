import type { BuildPageData } from '@/lib/site/model/build-page';

import { controlId, describedBy, FieldMessages, isRefused } from './field-frame';

type SwitchFieldProps = {
  readonly page: BuildPageData;
  readonly field: 'trustedBoot' | 'fips';
  readonly label: string;
};

/** A field that is on or off. */
export function SwitchField({ page, field, label }: SwitchFieldProps) {
  const isOn = page.normal[field] === 'true';
  const other = page.options[field]?.find(({ value }) => (value === 'true') !== isOn);
  const moves = other?.moves ?? null;
  return (
    <>
      <label className="flex min-h-8 items-center gap-2">
        <input
          id={controlId(field)}
          type="checkbox"
          name={field}
          value="true"
          defaultChecked={isOn}
          aria-invalid={isRefused(page, field) || undefined}
          aria-describedby={describedBy(page, field)}
          data-moves={moves === null ? undefined : new URLSearchParams(moves).toString()}
        />
        {label}
      </label>
      <FieldMessages page={page} field={field} />
    </>
  );
}
