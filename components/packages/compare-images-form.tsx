import type { ChangesPageData } from '@/lib/site/model/changes-page';
import { paths } from '@/lib/site/url/paths';

/** Two references to compare, and the platform where they have several. */
export function CompareImagesForm({ page }: { readonly page: ChangesPageData }) {
  const { from, to, platform } = page;
  return (
    <form
      action={paths.changes}
      method="get"
      aria-label="Compare images"
      className="no-print mt-4 grid items-end gap-3 sm:grid-cols-[1fr_1fr_10rem_auto]"
    >
      <Field name="from" label="Image before" value={from} />
      <Field name="to" label="Image after" value={to} />
      <Field name="platform" label="Platform, if several" value={platform} hint="e.g. arm64" />
      <button type="submit" className="control justify-self-start">
        Compare
      </button>
    </form>
  );
}

type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
};

function Field({ name, label, value, hint = 'quay.io/kairos/…' }: FieldProps) {
  return (
    <label className="min-w-0 text-xs text-soft">
      <span className="block">{label}</span>
      <input
        name={name}
        defaultValue={value}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        className="field w-full font-mono"
      />
    </label>
  );
}
