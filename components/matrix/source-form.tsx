import type { Selection } from '@/lib/base/filter/model';
import { sourcesByToday } from '@/lib/matrix/sources/matrix-sources';
import { ALL_SOURCES, formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

type SourceFormProps = {
  /** Id of the source that is shown; null for all. */
  readonly sourceId: string | null;
  /** What was requested; null for the source's own branch. */
  readonly requestedRef: string | null;
  /** The source's own branch; null for all sources, which have no ref in common. */
  readonly defaultRef: string | null;
  /** The filters of the page, which another source and ref keep. */
  readonly filters: Selection;
};

/** Chooses the source and the git ref. A plain form: it opens another URL of this page, with the same filters. */
export function SourceForm({ sourceId, requestedRef, defaultRef, filters }: SourceFormProps) {
  const kept = [...formatMatrixQuery({ text: filters.text, choices: filters.choices })];
  return (
    <form
      action={paths.matrix}
      method="get"
      aria-label="Source of the matrix"
      className="no-print flex flex-wrap items-end gap-2"
    >
      {kept.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <label className="text-xs text-soft">
        <span className="block">Source</span>
        <select name="source" defaultValue={sourceId ?? ALL_SOURCES} className="field pr-8">
          <option value={ALL_SOURCES}>All sources</option>
          {sourcesByToday.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="text-xs text-soft">
        <span className="block">Branch, tag or commit</span>
        <input
          name="ref"
          defaultValue={requestedRef ?? ''}
          placeholder={defaultRef ?? 'needs one source'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          className="field w-44 font-mono text-xs"
        />
      </label>
      <button type="submit" className="control">
        Go
      </button>
    </form>
  );
}
