'use client';

import type { Route } from 'next';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';

import { announce } from '@/components/ui/announce.client';
import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { paths } from '@/lib/site/url/paths';

import { useShortcutsOn, writeShortcutsOn } from './shortcuts.client';

/** Search and help are loaded once they are opened, and not with the page. */
const importPalette = () => import('./command-palette.client');
const importHelp = () => import('./shortcut-help.client');

const CommandPalette = dynamic(async () => (await importPalette()).CommandPalette);
const ShortcutHelp = dynamic(async () => (await importHelp()).ShortcutHelp);

const PAGES: Readonly<Record<string, Route>> = {
  m: paths.matrix,
  r: paths.releases,
  b: paths.build,
  d: paths.decode,
  o: paths.sbom,
  s: paths.status,
};

/**
 * The keys of the site: `/`, `?`, `g` and a letter, Ctrl or ⌘ K. Inactive in a text field. `/` searches the
 * page, and the site on a page without a search.
 */
export function Keyboard() {
  const router = useRouter();
  const isOn = useShortcutsOn();
  const isApple = useSyncExternalStore(neverChanges, readIsApple, () => false);
  const [open, setOpen] = useState<'help' | 'palette' | null>(null);
  const afterG = useRef(0);

  function show(what: 'help' | 'palette') {
    const loaded = what === 'help' ? importHelp() : importPalette();
    loaded.then(
      () => setOpen(what),
      () => announce('This could not be loaded. Try again.'),
    );
  }

  const onKeyShow = useEffectEvent(show);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        onKeyShow('palette');
        return;
      }
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const page = Date.now() - afterG.current < 1200 ? PAGES[event.key] : undefined;
      afterG.current = event.key === 'g' ? Date.now() : 0;
      if (page !== undefined) router.push(page);
      else if (event.key === '?') onKeyShow('help');
      else if (event.key === '/') {
        event.preventDefault();
        if (!focusSearch()) onKeyShow('palette');
      }
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOn, router]);

  return (
    <>
      <button
        type="button"
        className="control scripted max-sm:px-2"
        aria-label="Search"
        onClick={() => show('palette')}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="sm:hidden">
          <path
            d="M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9ZM10.4 10.4 14 14"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
          />
        </svg>
        <span className="max-sm:hidden">Search</span>
        <span className="kbd max-sm:hidden" aria-hidden="true">
          {isApple ? '⌘K' : 'Ctrl K'}
        </span>
      </button>
      <button
        type="button"
        className="control scripted px-2.5 max-sm:hidden"
        onClick={() => show('help')}
        aria-label="Keyboard shortcuts"
      >
        <span aria-hidden="true">?</span>
      </button>
      {open === 'palette' ? <CommandPalette onClose={() => setOpen(null)} /> : null}
      {open === 'help' ? (
        <ShortcutHelp isOn={isOn} onChoose={writeShortcutsOn} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}

function readIsApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
  );
}

function focusSearch(): boolean {
  const field = document.getElementById(SEARCH_FIELD_ID);
  if (field === null) return false;
  if (!field.checkVisibility()) return false;
  field.focus();
  return true;
}
