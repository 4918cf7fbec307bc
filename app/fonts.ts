import localFont from 'next/font/local';

/**
 * The typefaces, from the repository's packages: their Latin part, which is all that names and commands are
 * written in. Other letters come from the system. A face that is not there for the first paint stays away
 * from that page, so that no line moves when it arrives.
 */
export const sans = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist-sans',
  display: 'optional',
  weight: '100 900',
});

export const mono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  display: 'optional',
  // Names and commands do without it on a first visit, so that what one reads first is there sooner.
  preload: false,
  weight: '100 900',
  adjustFontFallback: false,
  fallback: ['ui-monospace', 'Menlo', 'Consolas', 'monospace'],
});
