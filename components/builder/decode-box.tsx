import { paths } from '@/lib/site/url/paths';

import { DecodeText } from './decode-text.client';

/** Characters that fit in a URL, whatever they are encoded as. */
const BOX_LIMIT = 6_000;

/** Takes whatever a person pastes, of one line or of many, and shows what is in it. */
export function DecodeBox({ text }: { readonly text: string }) {
  return (
    <form action={paths.decode} method="get" className="no-print flex flex-wrap items-end gap-3">
      <label htmlFor="decode-text" className="min-w-0 grow basis-72 text-xs text-soft">
        <span className="block">Decode a tag, file name or any text with one</span>
        <DecodeText id="decode-text" text={text} limit={BOX_LIMIT} />
      </label>
      <button type="submit" className="control">
        Decode
      </button>
    </form>
  );
}
