import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

import { SiteFooter } from '@/components/shell/site-footer';
import { SiteHeader } from '@/components/shell/site-header';
import { ANNOUNCER_ID } from '@/components/ui/announcer';
import { siteUrl } from '@/lib/site/load/site-url';
import { THEME_SCRIPT } from '@/server/shared/inline-scripts.mjs';

import { mono, sans } from './fonts';

import './globals.css';

export function generateMetadata(): Metadata {
  return {
    metadataBase: siteUrl(),
    title: { default: 'Kairos Matrix', template: '%s · Kairos Matrix' },
    description:
      'What Kairos tests, what passes today and what was released: read from the project’s own workflows and releases.',
    applicationName: 'Kairos Matrix',
    manifest: '/manifest.webmanifest',
    icons: {
      icon: { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      apple: '/touch-icon.png',
    },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1120' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        {/* oxlint-disable-next-line react/no-danger -- a constant; the theme must be known before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-paper focus:px-3 focus:py-2"
        >
          Skip to content
        </a>
        <SiteHeader />
        <main id="content" className="mx-auto max-w-[1440px] px-4 pt-4 sm:px-6 sm:pt-6">
          {children}
        </main>
        <SiteFooter />
        <div id={ANNOUNCER_ID} role="status" className="sr-only" />
      </body>
    </html>
  );
}
