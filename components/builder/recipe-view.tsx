import type { Recipe, RecipeStanding } from '@/lib/build/commands/model';

import { BuildCommand } from './build-command';

const STANDINGS: Readonly<Record<RecipeStanding, string>> = {
  holds: '',
  history: 'historical: ',
  unknown: 'not available: ',
};

/** A way to get, build or boot an artifact: its steps, its file, what to know, and which versions it is right for. */
export function RecipeView({
  recipe,
  isOpen,
  placeholder,
}: {
  readonly recipe: Recipe;
  readonly isOpen: boolean;
  readonly placeholder: string | null;
}) {
  const { id, title, standing, forVersion, steps, file, notes, source } = recipe;
  return (
    <details className="recipe" open={isOpen}>
      <summary>
        <h3 className="inline font-semibold">{title}</h3>{' '}
        <span className="text-xs text-soft">
          {STANDINGS[standing]}
          {forVersion}
        </span>
      </summary>
      <div className="flex flex-col gap-3 pt-2 pb-4">
        {notes.map((note) => (
          <p key={note} className="max-w-[72ch] text-soft">
            {note}
          </p>
        ))}
        {file === null ? null : (
          <div>
            <p className="mb-1 flex flex-wrap items-baseline gap-3 text-xs text-soft">
              <span className="font-mono">{file.name}</span>
              <a
                className="link"
                download={file.name}
                href={`data:${file.mediaType};charset=utf-8,${encodeURIComponent(file.text)}`}
              >
                Download {file.name}
              </a>
            </p>
            <BuildCommand
              id={`${id}-file`}
              label={`Copy ${file.name}`}
              text={file.text}
              placeholder={placeholder}
            />
          </div>
        )}
        {steps.map(({ label, shell, powershell }, index) => (
          <div key={label}>
            <p className="mb-1 text-xs text-soft">{label}</p>
            <BuildCommand
              id={`${id}-${index}`}
              label={`Copy command: ${label}`}
              text={shell}
              placeholder={placeholder}
            />
            {powershell === null ? null : (
              <details className="mt-1 text-xs">
                <summary className="min-h-6 cursor-pointer py-0.5 text-soft">In PowerShell</summary>
                <BuildCommand
                  id={`${id}-${index}-powershell`}
                  label={`Copy PowerShell command: ${label}`}
                  text={powershell}
                  placeholder={placeholder}
                />
              </details>
            )}
          </div>
        ))}
        {source.startsWith('https:') ? (
          <a className="link self-start py-0.5 text-xs text-soft" href={source} rel="noopener">
            Source
          </a>
        ) : (
          <p className="text-xs text-soft">Source: {source}</p>
        )}
      </div>
    </details>
  );
}
