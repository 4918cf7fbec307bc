'use client';

/** Id of the search field that `/` focuses on the pages that have one. */
export const SEARCH_FIELD_ID = 'search';

const KEY = 'shortcuts';

/** Reads whether single-key shortcuts are wanted in this browser; they are until switched off. */
export function readShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Keeps the choice in this browser, where it lets us. */
export function writeShortcutsOn(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
