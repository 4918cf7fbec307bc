'use client';

import type { KeyboardEvent } from 'react';

type DecodeTextProps = {
  readonly id: string;
  readonly text: string;
  readonly limit: number;
  /** Whether it starts as one line. */
  readonly isShort: boolean;
};

/** Most lines of the box; a longer text is scrolled. */
const MOST_ROWS = 8;

/** The text to decode: it keeps the line breaks of what is pasted. Enter sends it, Shift and Enter begin a line. */
export function DecodeText({ id, text, limit, isShort }: DecodeTextProps) {
  return (
    <textarea
      id={id}
      name="name"
      defaultValue={text}
      rows={Math.min(MOST_ROWS, Math.max(isShort ? 1 : 2, text.split('\n').length))}
      placeholder={
        isShort
          ? 'Paste a name or text'
          : 'A tag, image reference, file name, command, manifest, /etc/kairos-release…'
      }
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={limit}
      className="field block w-full resize-y py-1.5 font-mono text-xs"
      onKeyDown={sendOnEnter}
    />
  );
}

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
