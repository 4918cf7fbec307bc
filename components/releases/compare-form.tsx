import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { comparePath } from '@/lib/site/url/paths';

type CompareFormProps = {
  readonly componentId: string;
  readonly entries: readonly ReleaseEntry[];
  readonly from: string;
  readonly to: string;
};

/** Tags that are offered while one types, the latest; any other can be typed. */
const MOST_OFFERED = 300;

/** Chooses two releases; which of them is older is found out, so their order does not matter. */
export function CompareForm({ componentId, entries, from, to }: CompareFormProps) {
  const listId = `tags-${componentId}`;
  return (
    <form
      action={comparePath(componentId)}
      method="get"
      aria-label="Compare two releases"
      className="no-print flex flex-wrap items-end gap-2"
    >
      {[
        ['from', 'From (your version)', from],
        ['to', 'To', to],
      ].map(([name, label, value]) => (
        <label key={name} className="text-xs text-soft">
          <span className="block">{label}</span>
          <input
            name={name}
            defaultValue={value}
            list={listId}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={PASTE_LIMIT}
            className="field w-40 font-mono text-xs"
          />
        </label>
      ))}
      <datalist id={listId}>
        {entries.slice(0, MOST_OFFERED).map(({ release: { tag } }) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
      <button type="submit" className="control">
        Compare
      </button>
    </form>
  );
}
