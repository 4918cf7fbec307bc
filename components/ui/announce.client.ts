'use client';

import { ANNOUNCER_ID } from './announcer';

let pending: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence to assistive technology. The region is emptied first, so that the same sentence is said again. */
export function announce(sentence: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (region === null) return;
  region.textContent = '';
  clearTimeout(pending);
  pending = setTimeout(() => {
    region.textContent = sentence;
  }, 60);
}
