'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react';

import { asRoute } from '@/components/ui/as-route';
import { Modal } from '@/components/ui/modal.client';
import { SITE_SEARCH_LIMIT } from '@/lib/site/search/search-words';

import { pageSearchesFor, pagesFor, type PaletteItem } from './palette-pages.client';
import { useSiteSearch } from './use-site-search.client';

/** Searches the site: pages, releases, distributions, boards, assets and pasted names. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { results, isPending, isFailed } = useSiteSearch(text);
  const items = inOrder(text, results);
  const place = Math.min(active, items.length - 1);
  const chosen = items[place];
  /** The text for which Enter was pressed before its results were there. */
  const [entered, setEntered] = useState<string | null>(null);
  const isCounted = text.trim() !== '' && !isPending;

  function go(item: PaletteItem | undefined) {
    if (item === undefined) return;
    onClose();
    router.push(asRoute(item.href));
  }

  const goIfEntered = useEffectEvent(() => {
    if (entered !== null && entered === text) go(chosen);
  });

  useEffect(() => {
    if (!isPending) goIfEntered();
  }, [isPending]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(place + 1, items.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(place - 1, 0));
    else if (event.key === 'Enter' && isPending) setEntered(text);
    else if (event.key === 'Enter') go(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <Modal title="Search" onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-label="Search"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${place}`}
        placeholder="Search pages, releases, images…"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={SITE_SEARCH_LIMIT}
        className="h-12 w-full border-b border-line bg-paper px-4 text-base text-ink placeholder:text-soft focus-visible:outline-offset-[-2px]"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        aria-busy={isPending}
        className="max-h-[56vh] overflow-y-auto p-2"
      >
        {items.map((item, index) => (
          <Line
            key={`${item.group} ${item.href} ${item.text}`}
            item={item}
            id={`${id}-${index}`}
            isChosen={index === place}
            isFirst={items[index - 1]?.group !== item.group}
            onPoint={() => setActive(index)}
            onChoose={() => go(item)}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {isCounted && !isFailed ? countWords(items.length) : ''}
      </p>
      {isFailed ? (
        <p role="alert" className="border-t border-line px-5 py-3 text-warn">
          The search did not respond. Pages can still be opened; type to try again.
        </p>
      ) : null}
    </Modal>
  );
}

function countWords(count: number): string {
  return count === 1 ? '1 result' : `${count} results`;
}

/** What was pasted comes first, and the searches of single pages last. */
function inOrder(text: string, results: readonly PaletteItem[]): readonly PaletteItem[] {
  const pages = pagesFor(text);
  return [
    ...results.filter(({ group }) => group === 'Pasted'),
    ...pages,
    ...results.filter(({ group }) => group !== 'Pasted'),
    ...pageSearchesFor(text),
  ];
}

type LineProps = {
  readonly item: PaletteItem;
  readonly id: string;
  readonly isChosen: boolean;
  /** Whether it is the first of its group, whose name it then shows. */
  readonly isFirst: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
};

function Line({ item, id, isChosen, isFirst, onPoint, onChoose }: LineProps) {
  return (
    <>
      {isFirst ? (
        <p role="presentation" className="px-3 pt-3 pb-1 text-xs text-soft first:pt-1">
          {item.group}
        </p>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys, as a combobox has */}
      <div
        id={id}
        ref={(line) => {
          if (isChosen) line?.scrollIntoView({ block: 'nearest' });
        }}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        onClick={onChoose}
        onPointerMove={onPoint}
        className="palette-line"
      >
        <span className="min-w-0 break-words">{item.text}</span>
        <span className="shrink-0 text-right text-soft">{item.hint}</span>
      </div>
    </>
  );
}
