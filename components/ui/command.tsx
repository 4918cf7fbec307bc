import { CopyButton } from './copy-button.client';

type CommandProps = {
  readonly id: string;
  /** Names the thing: “Copy verify command”. */
  readonly label: string;
  readonly text: string;
  /** Whether it may be copied with the button; it can be selected in any case. */
  readonly isCopyable?: boolean;
};

/** A command exactly as copied, with its button. */
export function Command({ id, label, text, isCopyable = true }: CommandProps) {
  return (
    <div className="command">
      <pre
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label.replace('Copy ', '')}
      >
        {text}
      </pre>
      {isCopyable ? (
        <span className="scripted">
          <CopyButton text={text} label={label} shownIn={id} isShort />
        </span>
      ) : null}
    </div>
  );
}
