import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { untilLive } from '../scripts/lib/until-live.mjs';
import type { Fault } from '../stand-in/faults';
import { COMMITS, endRun, startRun } from '../stand-in/kairos-world';
import { expect, test } from './fixtures';

test.describe('with GitHub failing from the start', () => {
  // The other failures are tested without a browser, in lib/site/load/compose.test.ts.
  const cases: readonly { readonly what: string; readonly fault: Fault; readonly words: RegExp }[] =
    [
      {
        what: 'the rate limit used up',
        fault: { kind: 'rate-limited', resetsInSeconds: 1200 },
        words: /rate limit for this site is used up; it resets at \d\d:\d\d UTC/,
      },
      {
        what: 'an HTML error page',
        fault: { kind: 'html', status: 504 },
        words: /GitHub responded with an error \(504\)/,
      },
      {
        what: 'a redirect to a foreign host',
        fault: { kind: 'redirect', location: 'https://elsewhere.example/repos' },
        words: /redirects this request to https:\/\/elsewhere\.example/,
      },
    ];

  for (const { what, fault, words } of cases) {
    test(`shows the snapshot and says why: ${what}`, async ({ page, own }) => {
      const gitHub = await own.gitHub();
      gitHub.fault(/./, fault);
      const site = await own.site({ apiUrl: gitHub.url });
      await page.goto(`${site.url}/?source=kairos-init`);
      await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
      await expect(page.getByText('Snapshot from copies of 23 Nov 2026')).toBeVisible();
      const notes = page.getByRole('list', { name: 'Notes on this matrix' });
      await expect(notes.getByText(words).first()).toBeVisible();
      await expect(
        notes.getByText(/from a copy of kairos-init at commit ccd9c89 of 19 Aug 2026/),
      ).toBeVisible();

      // Lists of releases are still read in the background, whether or not anyone visits.
      const ofMatrix = () =>
        gitHub.requests.filter(({ path }) =>
          /kairos-init\/(?:contents|commits|actions)/.test(path),
        );
      await expect(async () => {
        const before = ofMatrix().length;
        await pause(3000);
        expect(ofMatrix().length).toBe(before);
      }).toPass();
      const requested = ofMatrix().length;
      await page.reload();
      await page.reload();
      expect(ofMatrix().length, 'no request at each visit').toBe(requested);

      await page.goto(`${site.url}/status`);
      await expect(page.getByText(words).first()).toBeVisible();

      await page.goto(`${site.url}/releases/kairos`);
      await expect(page.getByText(words).first()).toBeVisible();
      await page.getByRole('link', { name: 'v3.7.1', exact: true }).click();
      await expect(page.getByText('The notes of this release are not loaded yet.')).toBeVisible();
      await expect(page.getByRole('link', { name: /\.iso$/ })).toHaveCount(0);
      await page.goto(`${site.url}/sbom`);
      await expect(page.getByText(/links follow when they are/)).toBeVisible();
    });
  }

  test('does not wait for a GitHub that takes a minute to respond', async ({ page, own }) => {
    const gitHub = await own.gitHub();
    gitHub.fault(/./, { kind: 'slow', ms: 60_000 });
    const site = await own.site({ apiUrl: gitHub.url });
    await page.goto(site.url, { timeout: 40_000 });
    await expect(page.getByText('Snapshot from copies of 23 Nov 2026')).toBeVisible();
  });

  test.describe('a ref that only GitHub has', () => {
    test.use({ expectedErrors: /status of 503/ });

    test('is unknown, and the page says so', async ({ page, own }) => {
      const gitHub = await own.gitHub();
      gitHub.fault(/./, { kind: 'html', status: 502 });
      const site = await own.site({ apiUrl: gitHub.url });
      const response = await page.goto(`${site.url}/?ref=v0.18.1`);
      expect(response?.status()).toBe(503);
      await expect(page.getByRole('alert').getByText(/error \(502\)/)).toBeVisible();
      await page.getByRole('link', { name: 'Show kairos-init at main' }).click();
      await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
    });
  });
});

test('keeps the last good response through a restart while GitHub is down', async ({
  page,
  own,
}) => {
  const gitHub = await own.gitHub();
  const first = await own.site({ apiUrl: gitHub.url });
  await untilLive(first.url);
  // Files and results of both sources; others are read in the background meanwhile.
  const records = () =>
    readdirSync(first.dataDir).filter((name) =>
      /^(?:matrix-file|runs)-kairos(?:-init)?-(?:main|master)\..*\.json$/.test(name),
    );
  await expect(() => expect(records()).toHaveLength(4)).toPass();
  await first.stop('SIGKILL');
  gitHub.fault(/./, { kind: 'reset' });
  const second = await own.site({ apiUrl: gitHub.url, dataDir: first.dataDir });
  await page.goto(`${second.url}/?source=kairos-init`);
  await expect(page.getByText('Snapshot from copies of 23 Nov 2026')).toHaveCount(0);
  await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
  await expect(
    page.getByRole('link', { name: /Hadron main, amd64, standard boot: passed/ }),
  ).toBeVisible();
});

test('keeps the matrix when only the results fail', async ({ page, own }) => {
  const gitHub = await own.gitHub();
  gitHub.fault('/actions/', { kind: 'status', status: 500 });
  const site = await own.site({ apiUrl: gitHub.url });
  await expect(async () => {
    await page.goto(site.url);
    await expect(page.getByText(/^Checked /)).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByText(/^Source and details/).click();
  await expect(
    page.getByText(/kairos-init: CI results could not be refreshed.*error \(500\)/),
  ).toBeVisible();
  await expect(page.getByText('no result yet').last()).toBeVisible();
});

test('refuses to start on a configuration that cannot be right', async ({ own }) => {
  const starting = own.site({ apiUrl: 'ftp://example.com' });
  await expect(starting).rejects.toThrow(/"event":"server.not-started",.*GITHUB_API_URL/);
});

test('shows any branch, tag or commit as the matrix was then', async ({ page }) => {
  await page.goto('/?ref=v0.18.0');
  await expect(page.getByTestId('count')).toHaveText('58 of 58 jobs');
  await expect(
    page.getByText(/combinations are tested only as an include entry changes them/),
  ).toBeVisible();
  await page.goto(`/?ref=${COMMITS.initSwallowed}`);
  await expect(page.getByTestId('count')).toHaveText('58 of 58 jobs');
  await page.getByText(/^Source and details/).click();
  await page.getByLabel('Branch, tag or commit').fill('');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(page).toHaveURL('/?source=kairos-init');
  await expect(page.getByTestId('count')).toHaveText('60 of 60 jobs');
});

test('follows a run in progress in the open page until it ends', async ({ page, own }) => {
  test.slow();
  await page.clock.install();
  const gitHub = await own.gitHub();
  const run = startRun(gitHub.world, 'kairos-io/kairos-init');
  const site = await own.site({
    apiUrl: gitHub.url,
    env: { GITHUB_TOKEN: 'github_pat_for_a_test' },
  });
  await untilLive(site.url);
  await page.goto(site.url);
  await expect(page.getByText(/CI run in progress, started /).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /running/ }).first()).toBeVisible();
  endRun(run);
  await expect(async () => {
    await page.clock.runFor(20_000);
    await expect(page.getByText(/CI run in progress/)).toHaveCount(0, { timeout: 300 });
  }).toPass({ timeout: 90_000, intervals: [2000] });
});

test('keeps the token from every place but GitHub', async ({ request, own }) => {
  const token = 'github_pat_secret_of_this_test';
  const gitHub = await own.gitHub();
  const elsewhere = await own.gitHub();
  const location = `${elsewhere.url}/repositories/1`;
  gitHub.fault('/repos/kairos-io/kairos/', { kind: 'redirect', location });
  const site = await own.site({ apiUrl: gitHub.url, env: { GITHUB_TOKEN: token } });
  const paths = ['/', '/status', '/api/v1/status', '/api/v1/matrix', '/?source=kairos', '/?ref=no'];
  for (const path of paths) {
    expect(await (await request.get(`${site.url}${path}`)).text()).not.toContain(token);
  }
  expect(site.output()).not.toContain(token);
  expect(elsewhere.requests).toEqual([]);
  expect(gitHub.requests.some(({ authorization }) => authorization?.includes(token))).toBe(true);
});
