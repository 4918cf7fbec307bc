'use client';

import { useState } from 'react';

import { announce } from './announce.client';

type CopyButtonProps = {
  /** What is copied, byte for byte. */
  readonly text: string;
  /** Names the thing: “Copy link”. */
  readonly label: string;
  /** Id of the element that shows the text; it is selected when the clipboard refuses. */
  readonly shownIn: string;
  /** Whether the button shows only “Copy”, since what it copies is right next to it. */
  readonly isShort?: boolean;
};

/** Copies a text, and says so. Where the browser refuses, it selects the text, so that a key copies it. */
export function CopyButton({ text, label, shownIn, isShort = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'refused'>('idle');
  async function copy() {
    const isCopied = await writeClipboard(text);
    setOutcome(isCopied ? 'copied' : 'refused');
    if (isCopied) announce(`${label}: copied.`);
    else {
      selectText(shownIn);
      announce('The browser refused the clipboard. The text is selected: press Ctrl+C or ⌘C.');
    }
    setTimeout(() => setOutcome('idle'), 2500);
  }
  return (
    <button
      type="button"
      className="control"
      aria-label={isShort ? label : undefined}
      onClick={copy}
    >
      {outcome === 'copied'
        ? 'Copied'
        : outcome === 'refused'
          ? 'Press Ctrl/⌘ C'
          : isShort
            ? 'Copy'
            : label}
    </button>
  );
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function selectText(id: string): void {
  const element = document.getElementById(id);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.focus();
    element.select();
    return;
  }
  if (element !== null) getSelection()?.selectAllChildren(element);
}
