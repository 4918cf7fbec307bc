import { paths } from '@/lib/site/url/paths';

type UpgradeFormProps = {
  readonly from: string;
  readonly to: string;
  /** Tags to choose a target from. */
  readonly tags: readonly string[];
};

/** Characters that fit in a URL, however they are encoded. */
const BOX_LIMIT = 6_000;

/** Most lines of the box; a longer text is scrolled. */
const MOST_ROWS = 8;

/** Takes what runs, as anything that states it, and the target. */
export function UpgradeForm({ from, to, tags }: UpgradeFormProps) {
  return (
    <form
      action={paths.upgrade}
      method="get"
      aria-label="Upgrade"
      className="no-print mt-4 flex max-w-[90ch] flex-wrap items-end gap-3"
    >
      <label htmlFor="upgrade-from" className="min-w-0 grow basis-80 text-xs text-soft">
        <span className="block">
          What you run: a tag, an image reference or /etc/kairos-release
        </span>
        <textarea
          id="upgrade-from"
          name="from"
          defaultValue={from}
          rows={Math.min(MOST_ROWS, Math.max(2, from.split('\n').length))}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={BOX_LIMIT}
          className="field block w-full resize-y py-1.5 font-mono text-xs"
        />
      </label>
      <label htmlFor="upgrade-to" className="text-xs text-soft">
        <span className="block">Target</span>
        <input
          id="upgrade-to"
          name="to"
          defaultValue={to}
          placeholder="latest"
          list="upgrade-tags"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={BOX_LIMIT}
          className="field w-40 font-mono text-xs"
        />
      </label>
      <datalist id="upgrade-tags">
        {tags.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
      <button type="submit" className="control" data-strong>
        Plan upgrade
      </button>
    </form>
  );
}
