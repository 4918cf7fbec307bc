import { paths } from '@/lib/site/url/paths';

import { DecodeText } from './decode-text.client';

/** Characters that fit in a URL, however they are encoded. */
const BOX_LIMIT = 6_000;

type DecodeBoxProps = {
  readonly text: string;
  /** One line, next to other things. */
  readonly isShort?: boolean;
};

/** Takes pasted text of any length and shows what is in it. */
export function DecodeBox({ text, isShort = false }: DecodeBoxProps) {
  return (
    <form
      action={paths.decode}
      method="get"
      aria-label="Decode"
      className={`no-print flex min-w-0 items-end gap-2 ${isShort ? 'w-full max-w-[460px]' : ''}`}
    >
      <label htmlFor="decode-text" className="min-w-0 grow text-xs text-soft">
        <span className="block">Decode a tag, file name or image reference</span>
        <DecodeText id="decode-text" text={text} limit={BOX_LIMIT} isShort={isShort} />
      </label>
      <button type="submit" className="control">
        Decode
      </button>
    </form>
  );
}
