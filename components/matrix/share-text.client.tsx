'use client';

import { CopyButton } from '@/components/ui/copy-button.client';

type ShareTextProps = {
  readonly id: string;
  /** What the button does, e.g. “Copy link”; the field is named after it. */
  readonly label: string;
  readonly text: string;
};

/** A text to copy: in a field that selects it, and with a button. */
export function ShareText({ id, label, text }: ShareTextProps) {
  return (
    <div className="flex gap-2">
      <input
        id={id}
        readOnly
        value={text}
        aria-label={label.replace('Copy ', '')}
        className="field min-w-0 grow font-mono text-xs"
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={text} label={label} shownIn={id} />
    </div>
  );
}
