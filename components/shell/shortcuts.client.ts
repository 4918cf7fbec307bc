'use client';

import { useSyncExternalStore } from 'react';

const KEY = 'shortcuts';

const CHANGED = 'shortcutschange';

/** Whether single-key shortcuts are wanted in this browser; they are until switched off. */
export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, readShortcutsOn, () => true);
}

/** Stores the choice in this browser, where it allows that. */
export function writeShortcutsOn(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Without storage there is no place for the choice.
  }
  dispatchEvent(new Event(CHANGED));
}

function readShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  return () => removeEventListener(CHANGED, onChange);
}
