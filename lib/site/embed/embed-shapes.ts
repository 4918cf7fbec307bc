import type { Conclusion } from '@/lib/matrix/runs/model';

/** The shape of each state, drawn on a square of 12, so that colour is not the only difference. */
const PATHS: Readonly<Record<Conclusion | 'untested' | 'hidden' | 'old', string>> = {
  passed: '<circle cx="6" cy="6" r="5" fill="currentColor"/>',
  failed: '<rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor"/>',
  running: line('M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9ZM6 3v3l2 2'),
  cancelled: line('M6 .8 11.2 6 6 11.2.8 6Z'),
  'not-started': line('M2 2l8 8M10 2l-8 8'),
  skipped: line('M2 1.5 9.5 6 2 10.5Z'),
  unknown: line('M6 1.7a4.3 4.3 0 1 1 0 8.6a4.3 4.3 0 1 1 0-8.6Z'),
  untested: line('M3 6h6'),
  hidden: '<circle cx="6" cy="6" r="1.25" fill="currentColor"/>',
  old: line('M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9ZM6 5v2M5 6h2'),
};

/** The shapes that cells of an embedded page refer to. */
export const SHAPES = `<svg width="0" height="0" aria-hidden="true">${Object.entries(PATHS)
  .map(([state, path]) => `<symbol id="s-${state}" viewBox="0 0 12 12">${path}</symbol>`)
  .join('')}</svg>`;

/** The shape of one state; the words are next to it. */
export function shapeOf(state: keyof typeof PATHS): string {
  return `<svg class="s ${state}" width="12" height="12" aria-hidden="true"><use href="#s-${state}"/></svg>`;
}

function line(path: string): string {
  return `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.5"/>`;
}
