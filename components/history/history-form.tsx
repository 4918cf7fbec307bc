import type { LoadedHistory } from '@/lib/site/model/matrix-history-page';
import type { HistoryQuery } from '@/lib/site/url/history-query';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

import { SourceSelect } from './ref-fields.client';

/** The facets that have a separate field; others stay as they are in the URL. */
const FIELDS = new Set(['arch', 'trustedBoot', 'fips', 'model']);

type HistoryFormProps = {
  readonly query: HistoryQuery;
  readonly facets: LoadedHistory['facets'];
};

/** Chooses the source and the cells. A plain form: it opens another URL of this page. */
export function HistoryForm({ query, facets }: HistoryFormProps) {
  const { source, text, choices } = query;
  const fields = facets.filter(({ key }) => FIELDS.has(key) && (choices.get(key)?.length ?? 0) < 2);
  const shown = new Set(fields.map(({ key }) => key));
  const kept = new Map([...choices].filter(([key]) => !shown.has(key)));
  return (
    <form
      action={paths.matrixHistory}
      method="get"
      aria-label="Source and cells of the history"
      className="no-print mt-4 flex flex-wrap items-end gap-2"
    >
      {[...formatMatrixQuery({ choices: kept })].map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <SourceSelect name="source" value={source} />
      {fields.map(({ key, label, options }) => (
        <label key={key} className="text-xs text-soft">
          <span className="block">{label}</span>
          <select name={key} defaultValue={choices.get(key)?.[0] ?? ''} className="field pr-8">
            <option value="">any</option>
            {options.map(({ value, label: words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="text-xs text-soft">
        <span className="block">Cells with these words</span>
        <input name="q" defaultValue={text} maxLength={200} className="field w-44 text-xs" />
      </label>
      <button type="submit" className="control">
        Show
      </button>
    </form>
  );
}
