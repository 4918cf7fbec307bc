import { Command } from '@/components/ui/command';
import { CopyButton } from '@/components/ui/copy-button.client';

type BuildCommandProps = {
  readonly id: string;
  /** Names the thing: “Copy ISO”. */
  readonly label: string;
  readonly text: string;
  /** The placeholder of a registry, which the text may contain; null where the registry is real. */
  readonly placeholder: string | null;
};

/** A text to copy; one with a placeholder in it says so, and so does its button. */
export function BuildCommand({ id, label, text, placeholder }: BuildCommandProps) {
  if (placeholder === null || !text.includes(placeholder)) {
    return <Command id={id} label={label} text={text} />;
  }
  return (
    <>
      <Command id={id} label={label} text={text} isCopyable={false} />
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 border-l-2 border-warn pl-2 text-xs">
        <span>
          Contains the placeholder <span className="font-mono">{placeholder}</span>: replace it with
          your registry.
        </span>
        <span className="scripted no-print">
          <CopyButton text={text} label={`${label} with the placeholder`} shownIn={id} />
        </span>
      </p>
    </>
  );
}
