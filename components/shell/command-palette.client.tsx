'use client';

import { useRouter } from 'next/navigation';
import { useState, type KeyboardEvent } from 'react';

import { asRoute } from '@/components/ui/as-route';
import { Modal } from '@/components/ui/modal.client';
import { matrixSources } from '@/lib/matrix/sources/matrix-sources';
import { COMPONENTS } from '@/lib/names/catalog/components';
import { formatMatrixQuery } from '@/lib/site/url/matrix-query';
import { componentPath, paths, withQuery } from '@/lib/site/url/paths';
import { formatReleaseQuery } from '@/lib/site/url/release-query';

type Command = { readonly text: string; readonly hint: string; readonly href: string };

const PAGES: readonly Command[] = [
  { text: 'Matrix', hint: 'g m', href: paths.matrix },
  { text: 'Releases', hint: 'g r', href: paths.releases },
  { text: 'Build: names and commands', hint: 'g b', href: paths.build },
  { text: 'What is this tag?', hint: 'decode', href: paths.decode },
  { text: 'Why does my cosign fail?', hint: 'verify', href: paths.verify },
  { text: 'Bills of materials (SBOM)', hint: 'g o', href: paths.sbom },
  { text: 'Status of every source', hint: 'g s', href: paths.status },
  ...COMPONENTS.map(({ id, title }) => ({
    text: `Releases of ${title}`,
    hint: 'component',
    href: componentPath(id),
  })),
  ...matrixSources.map(({ id, title }) => ({
    text: `Matrix of ${title}`,
    hint: 'source',
    href: withQuery(paths.matrix, formatMatrixQuery({ source: id })),
  })),
];

/** Goes to any page, or searches the grid for what was typed. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const commands = commandsFor(text);
  const chosen = commands[Math.min(active, commands.length - 1)];

  function go(command: Command | undefined) {
    if (command === undefined) return;
    onClose();
    router.push(asRoute(command.href));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setActive((index) => Math.min(index + 1, commands.length - 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(index - 1, 0));
    else if (event.key === 'Enter') go(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <Modal title="Go to" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="Page, or words to search the grid for"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={
          chosen === undefined ? undefined : `palette-${commands.indexOf(chosen)}`
        }
        placeholder="Page, or words to search the grid for"
        autoComplete="off"
        className="h-12 w-full border-b border-line bg-paper px-4 text-base text-ink placeholder:text-soft focus-visible:outline-offset-[-2px]"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" aria-label="Where to go" className="p-2">
        {commands.map((command, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys, as a combobox has
          <li
            key={command.href}
            id={`palette-${index}`}
            role="option"
            aria-selected={command === chosen}
            onClick={() => go(command)}
            onPointerMove={() => setActive(index)}
            className="flex cursor-pointer justify-between gap-4 rounded-md px-3 py-2 aria-selected:bg-sunken"
          >
            <span>{command.text}</span>
            <span className="text-soft">{command.hint}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function commandsFor(text: string): readonly Command[] {
  const words = text.trim().toLowerCase();
  if (words === '') return PAGES;
  const search: Command = {
    text: `Search the grid for “${text.trim()}”`,
    hint: 'search',
    href: withQuery(paths.matrix, formatMatrixQuery({ text: text.trim() })),
  };
  const releases: Command = {
    text: `Search every changelog for “${text.trim()}”`,
    hint: 'search',
    href: withQuery(paths.releases, formatReleaseQuery({ text: text.trim() })),
  };
  return [...PAGES.filter((page) => page.text.toLowerCase().includes(words)), search, releases];
}
