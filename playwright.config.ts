import { defineConfig, devices } from '@playwright/test';
import { chromium } from 'playwright';

import { findBrowser } from './scripts/lib/find-browser.mjs';

const isCi = Boolean(process.env['CI']);
const executablePath = findBrowser({ own: chromium.executablePath() });
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: isCi,
  retries: isCi ? 1 : 0,
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          ...(executablePath && { executablePath }),
          args: [
            // Nothing but the pages under test may reach for the network.
            '--disable-quic',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
            ...(isRoot ? ['--no-sandbox'] : []),
          ],
        },
      },
    },
  ],
});
