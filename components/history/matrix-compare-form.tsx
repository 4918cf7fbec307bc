import { formatDay } from '@/lib/base/format/dates';
import { CHANGE_WORDS } from '@/lib/matrix/compare/describe-cell';
import { CHANGE_KINDS } from '@/lib/matrix/compare/model';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import type { RefChoices } from '@/lib/site/model/matrix-at';
import type { CompareQuery } from '@/lib/site/url/compare-query';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

import { RefField, SourceSelect } from './ref-fields.client';

type MatrixCompareFormProps = {
  readonly query: CompareQuery;
  readonly choices: readonly RefChoices[];
};

/** Chooses two matrices and the kinds of change. A plain form: it opens another URL of this page, with the same filters. */
export function MatrixCompareForm({ query, choices }: MatrixCompareFormProps) {
  const { source, toSource, text, choices: filters, changes } = query;
  const first = source ?? matrixSources[0].id;
  const kept = [...formatMatrixQuery({ choices: filters })];
  return (
    <form
      action={paths.matrixCompare}
      method="get"
      aria-label="Two matrices to compare"
      className="no-print mt-4 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      {kept.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <fieldset className="flex flex-wrap items-end gap-2">
        <legend className="text-xs font-semibold">From</legend>
        <SourceSelect name="source" value={first} />
        <RefField name="from" value={query.from ?? ''} list={`refs-${first}`} />
      </fieldset>
      <fieldset className="flex flex-wrap items-end gap-2">
        <legend className="text-xs font-semibold">To</legend>
        <SourceSelect name="toSource" value={toSource ?? first} />
        <RefField name="to" value={query.to ?? ''} list={`refs-${toSource ?? first}`} />
      </fieldset>
      <label className="text-xs text-soft">
        <span className="block">Cells with these words</span>
        <input name="q" defaultValue={text} maxLength={200} className="field w-44 text-xs" />
      </label>
      <fieldset className="flex flex-wrap gap-x-3 text-xs">
        <legend className="text-soft">Cells that are</legend>
        {CHANGE_KINDS.map((kind) => (
          <label key={kind} className="inline-flex min-h-6 items-center gap-1">
            <input
              type="checkbox"
              name="change"
              value={kind}
              defaultChecked={changes.length === 0 ? kind !== 'same' : changes.includes(kind)}
            />
            {CHANGE_WORDS[kind].toLowerCase()}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="control">
        Compare
      </button>
      {choices.map((choice) => (
        <RefOptions key={choice.source.id} choice={choice} />
      ))}
    </form>
  );
}

/** Offered while one types: tags and branches, then commits by day and subject. */
function RefOptions({ choice: { source, refs, commits } }: { readonly choice: RefChoices }) {
  return (
    <datalist id={`refs-${source.id}`}>
      {[...(refs?.tags ?? []), ...(refs?.branches ?? [])].map((ref) => (
        <option key={ref}>{ref}</option>
      ))}
      {commits.map(({ commit, committedAt, subject }) => (
        <option key={commit} value={commit.slice(0, 12)}>
          {formatDay(committedAt ?? '')} {subject}
        </option>
      ))}
    </datalist>
  );
}
