import type { BuildPageData } from '@/lib/site/model/build-page';

import { describedBy, FieldFrame } from './field-frame';

type SwitchFieldProps = {
  readonly page: BuildPageData;
  readonly field: 'trustedBoot' | 'fips';
  readonly label: string;
};

/** A field that is on or off. */
export function SwitchField({ page, field, label }: SwitchFieldProps) {
  return (
    <FieldFrame page={page} field={field}>
      <label className="mt-4 flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          name={field}
          value="true"
          defaultChecked={page.normal[field] === 'true'}
          aria-describedby={describedBy(field)}
        />
        {label}
      </label>
    </FieldFrame>
  );
}
