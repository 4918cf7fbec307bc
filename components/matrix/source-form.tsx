import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { paths } from '@/lib/site/url/paths';

type SourceFormProps = {
  readonly sourceId: string;
  /** What was asked for; null for the source's own branch. */
  readonly askedRef: string | null;
  readonly defaultRef: string;
};

/** Chooses the source and the git ref. A plain form: its answer is another address of this page. */
export function SourceForm({ sourceId, askedRef, defaultRef }: SourceFormProps) {
  return (
    <form
      action={paths.matrix}
      method="get"
      aria-label="Source of the matrix"
      className="no-print flex flex-wrap items-end gap-2"
    >
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
        Show
      </button>
    </form>
  );
}
