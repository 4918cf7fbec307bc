import type { VerifyPageData } from '@/lib/site/model/verify-page';
import { paths } from '@/lib/site/url/paths';

/** Characters of the fields: all are in the URL, which servers limit. */
const LONGEST = { error: 3000, command: 1500, release: 100 } as const;

/** The form for an error and a command; works without script. */
export function VerifyForm({
  page: { error, command, release },
}: {
  readonly page: VerifyPageData;
}) {
  return (
    <form action={paths.verify} method="get" className="mt-4 flex max-w-[72ch] flex-col gap-3">
      <label className="flex flex-col gap-1">
        <span className="font-semibold">Output</span>
        <textarea
          name="error"
          rows={5}
          maxLength={LONGEST.error}
          defaultValue={error}
          spellCheck={false}
          className="field w-full font-mono text-xs"
        />
      </label>
      <label className="flex flex-col gap-1">
        <span className="font-semibold">Command</span>
        <textarea
          name="command"
          rows={3}
          maxLength={LONGEST.command}
          defaultValue={command}
          spellCheck={false}
          className="field w-full font-mono text-xs"
        />
      </label>
      <label className="flex flex-col gap-1">
        <span className="font-semibold">Release of Kairos</span>
        <span className="text-xs text-soft">
          Required only if neither text has a file or image of a release.
        </span>
        <input
          type="text"
          name="release"
          maxLength={LONGEST.release}
          defaultValue={release}
          placeholder="v4.2.0"
          className="field w-full font-mono text-xs"
        />
      </label>
      <div>
        <button type="submit" className="control">
          Explain
        </button>
      </div>
    </form>
  );
}
