'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { SEARCH_FIELD_ID } from '@/components/ui/search-field-id';
import { paths } from '@/lib/site/url/paths';

import { CommandPalette } from './command-palette.client';
import { ShortcutHelp } from './shortcut-help.client';
import { useShortcutsOn, writeShortcutsOn } from './shortcuts.client';

const PAGES: Readonly<Record<string, Route>> = {
  m: paths.matrix,
  r: paths.releases,
  b: paths.build,
  d: paths.decode,
  o: paths.sbom,
  s: paths.status,
};

/** The keys of the whole site: `/`, `?`, `g` and a letter, Ctrl or ⌘ K. Quiet while one types. */
export function Keyboard() {
  const router = useRouter();
  const isOn = useShortcutsOn();
  const isApple = useSyncExternalStore(neverChanges, readIsApple, () => false);
  const [open, setOpen] = useState<'help' | 'palette' | null>(null);
  const afterG = useRef(0);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen('palette');
        return;
      }
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const page = Date.now() - afterG.current < 1200 ? PAGES[event.key] : undefined;
      afterG.current = event.key === 'g' ? Date.now() : 0;
      if (page !== undefined) router.push(page);
      else if (event.key === '?') setOpen('help');
      else if (event.key === '/' && focusSearch()) event.preventDefault();
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
        onClick={() => setOpen('palette')}
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
        onClick={() => setOpen('help')}
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
  return () => {};
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
  field.focus();
  return true;
}
