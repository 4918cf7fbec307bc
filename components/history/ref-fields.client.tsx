'use client';

import { matrixSources } from '@/lib/matrix/sources/matrix-sources';

type SourceSelectProps = {
  readonly name: string;
  readonly label?: string;
  readonly value?: string;
};

/** Chooses a source of the matrix. */
export function SourceSelect({ name, label = 'Source', value }: SourceSelectProps) {
  return (
    <label className="text-xs text-soft">
      <span className="block">{label}</span>
      <select name={name} defaultValue={value} className="field pr-8">
        {matrixSources.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

type RefFieldProps = {
  readonly name: string;
  readonly value?: string;
  /** Id of the list of refs to choose from. */
  readonly list?: string;
};

/** Takes a ref or a day; empty means the default branch of the source. */
export function RefField({ name, value, list }: RefFieldProps) {
  return (
    <label className="text-xs text-soft">
      <span className="block">Branch, tag, commit or day</span>
      <input
        name={name}
        defaultValue={value}
        list={list}
        placeholder="default branch"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        className="field w-48 font-mono text-xs"
      />
    </label>
  );
}
