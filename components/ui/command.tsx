import { CopyButton } from './copy-button.client';

type CommandProps = {
  readonly id: string;
  /** Names the thing: “Copy verify command”. */
  readonly label: string;
  readonly text: string;
};

/** A command as it is copied, byte for byte, with its button. */
export function Command({ id, label, text }: CommandProps) {
  return (
    <div className="flex items-start gap-2">
      <pre
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label.replace('Copy ', '')}
        className="min-w-0 grow overflow-x-auto rounded-md border border-line bg-raised px-3 py-2 font-mono text-xs"
      >
        {text}
      </pre>
      <CopyButton text={text} label={label} shownIn={id} />
    </div>
  );
}
