import { defineConfig, devices } from '@playwright/test';
import { chromium } from 'playwright';

import { findBrowser } from './scripts/lib/find-browser.mjs';

const isCi = Boolean(process.env['CI']);
const executablePath = findBrowser({ own: chromium.executablePath() });
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/shared-site.ts',
  fullyParallel: true,
  // One more than the smallest machine has cores, since some tests wait for time to pass.
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: isCi,
  retries: isCi ? 1 : 0,
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Recording costs more than some tests; `--trace on` records every test.
    trace: 'on-first-retry',
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
