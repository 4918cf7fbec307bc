import { PASTE_LIMIT } from '@/lib/names/decoder/decode-text';
import { paths } from '@/lib/site/url/paths';

/** “What is this tag?”: takes whatever a person pastes. */
export function DecodeBox({ text }: { readonly text: string }) {
  return (
    <form action={paths.decode} method="get" className="no-print flex flex-wrap items-end gap-3">
      <label className="min-w-0 grow basis-72 text-xs text-soft">
        <span className="block">What is this tag?</span>
        <input
          type="text"
          name="name"
          defaultValue={text}
          placeholder="Paste a tag, a reference, a file name or a command…"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={PASTE_LIMIT}
          className="field w-full font-mono text-xs"
        />
      </label>
      <button type="submit" className="control">
        Decode
      </button>
    </form>
  );
}
