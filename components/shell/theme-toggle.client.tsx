'use client';

import { useEffect, useSyncExternalStore } from 'react';

import { announce } from '@/components/ui/announce.client';

const THEMES = ['system', 'light', 'dark'] as const;

type Theme = (typeof THEMES)[number];

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

/** Steps through system, light and dark; the choice is stored in this browser. */
export function ThemeToggle() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const);
  useEffect(() => colourBrowser(theme), [theme]);
  function step() {
    const next = NEXT[theme];
    applyTheme(next);
    announce(`Theme: ${next}.`);
  }
  return (
    <button
      type="button"
      className="control scripted px-2"
      onClick={step}
      aria-label={`Theme: ${theme}. Switch to ${NEXT[theme]}.`}
      title={`Theme: ${theme}`}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path
          d={
            theme === 'light'
              ? ''
              : theme === 'dark'
                ? 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Z'
                : 'M8 2.5a5.5 5.5 0 0 1 0 11Z'
          }
          fill="currentColor"
        />
      </svg>
    </button>
  );
}

/** Paper of each theme, as the style sheet has it. */
const PAPER = { light: '#ffffff', dark: '#0b1120' } as const;

/** Gives the bars of the browser the colour of the page: the metas say one for each theme of the system. */
function colourBrowser(theme: Theme): void {
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const isDark = meta.getAttribute('media')?.includes('dark') ?? false;
    const own = isDark ? 'dark' : 'light';
    const paper = PAPER[theme === 'system' ? own : theme];
    if (meta.getAttribute('content') !== paper) meta.setAttribute('content', paper);
  }
}

function readTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
