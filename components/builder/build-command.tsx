import { Command } from '@/components/ui/command';

type BuildCommandProps = {
  readonly id: string;
  /** Names the thing: “Copy ISO”. */
  readonly label: string;
  readonly text: string;
  /** The registry that stands for one, which the text may contain; null where the registry is real. */
  readonly placeholder: string | null;
};

/** A text to copy; one with a placeholder in it says so, and so does its button. */
export function BuildCommand({ id, label, text, placeholder }: BuildCommandProps) {
  if (placeholder === null || !text.includes(placeholder)) {
    return <Command id={id} label={label} text={text} />;
  }
  return (
    <>
      <p className="mb-1 border-l-2 border-warn pl-2 text-xs">
        Contains the placeholder <span className="font-mono">{placeholder}</span>: replace it with
        your registry.
      </p>
      <Command id={id} label={`${label}, with a placeholder in it`} text={text} />
    </>
  );
}
