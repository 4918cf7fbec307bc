import localFont from 'next/font/local';

/**
 * The typefaces, from the repository's packages. A face that is not there for the first paint stays away
 * from that page, so that no line moves when it arrives.
 */
export const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  display: 'optional',
  weight: '100 900',
});

export const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  display: 'optional',
  // Names and commands do without it on a first visit, so that what one reads first is there sooner.
  preload: false,
  weight: '100 900',
  adjustFontFallback: false,
  fallback: ['ui-monospace', 'Menlo', 'Consolas', 'monospace'],
});
