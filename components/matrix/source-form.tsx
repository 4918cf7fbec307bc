import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { formatMatrixQuery, type MatrixQuery } from '@/lib/site/url/matrix-query';
import { paths } from '@/lib/site/url/paths';

type SourceFormProps = {
  /** The filters that are kept; null where none can be. */
  readonly query: MatrixQuery | null;
  readonly sourceId: string;
  /** The ref of the URL; null for the source's own branch. */
  readonly askedRef: string | null;
  readonly defaultRef: string;
};

/** Chooses the source and the git ref and keeps the filters. A plain form, so it works without a script. */
export function SourceForm({ query, sourceId, askedRef, defaultRef }: SourceFormProps) {
  const kept =
    query === null ? [] : [...formatMatrixQuery({ ...query, source: null, ref: null, cell: null })];
  return (
    <form
      action={paths.matrix}
      method="get"
      aria-label="Source of the matrix"
      className="no-print flex flex-wrap items-end gap-2"
    >
      {kept.map(([key, value]) => (
        <input key={`${key}=${value}`} type="hidden" name={key} value={value} />
      ))}
      <label className="text-xs text-soft">
        <span className="block">Source</span>
        <select name="source" defaultValue={sourceId} className="field pr-8">
          {matrixSources.map(({ id, title }) => (
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
          defaultValue={askedRef ?? ''}
          placeholder={defaultRef}
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
