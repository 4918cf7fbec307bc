import { SEARCH_LIMIT } from '@/lib/base/filter/search-text';

type SearchFieldProps = {
  readonly label: string;
  /** The parameter of the URL. */
  readonly name: string;
  readonly text: string;
  readonly placeholder?: string;
  /** The id that the shortcut for searching looks for; the page's main search has it. */
  readonly id?: string;
  readonly labelClass?: string;
  readonly fieldClass?: string;
};

/** A field for words that are searched for, which is no longer than a search may be. */
export function SearchField({ label, name, text, placeholder, id, ...classes }: SearchFieldProps) {
  const { labelClass = '', fieldClass = 'w-72 max-w-full' } = classes;
  return (
    <label className={`text-xs text-soft ${labelClass}`.trimEnd()}>
      <span className="block">{label}</span>
      <input
        id={id}
        type="search"
        name={name}
        defaultValue={text}
        placeholder={placeholder}
        autoComplete="off"
        maxLength={SEARCH_LIMIT}
        className={`field ${fieldClass}`}
      />
    </label>
  );
}
