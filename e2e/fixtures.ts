import {
  expect,
  test as base,
  type ConsoleMessage,
  type Page,
  type Request,
} from '@playwright/test';

import { startStandIn, type StandIn } from '../stand-in/github';
import { kairosWorld } from '../stand-in/kairos-world';
import type { World } from '../stand-in/world';
import { sharedSiteUrl } from './shared-site';
import { startSite, type Site, type SiteOptions } from './site';

type Options = {
  /** Console errors that a test provokes on purpose. */
  readonly expectedErrors: RegExp | null;
};

/** Starts what a test wants for itself; all of it is stopped when the test ends, however it does. */
type Own = {
  readonly gitHub: (world?: World) => Promise<StandIn>;
  readonly site: (options: SiteOptions) => Promise<Site>;
};

/** Tests against the shared site, or their own; a console error or a request to another host fails them. */
export const test = base.extend<Options & { readonly own: Own; readonly watched: undefined }>({
  expectedErrors: [null, { option: true }],

  own: async ({}, use) => {
    const started: (() => Promise<void>)[] = [];
    await use({
      gitHub: async (world = kairosWorld()) => {
        const gitHub = await startStandIn(world);
        started.push(gitHub.close);
        return gitHub;
      },
      site: async (options) => {
        const site = await startSite(options);
        started.push(site.discard);
        return site;
      },
    });
    for (const stop of started.toReversed()) await stop();
  },

  baseURL: async ({}, use) => use(sharedSiteUrl()),

  // Keys and clicks mean something once the scripts, which come after the page, have taken it over.
  page: async ({ page, javaScriptEnabled }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...where) => {
      const response = await goto(...where);
      if (javaScriptEnabled) await untilTakenOver(page);
      return response;
    };
    const reload = page.reload.bind(page);
    page.reload = async (...how) => {
      const response = await reload(...how);
      if (javaScriptEnabled) await untilTakenOver(page);
      return response;
    };
    await use(page);
  },

  watched: [
    // Depends on the sites of the test, so that it looks while they still respond.
    async ({ context, expectedErrors, own: _own }, use) => {
      const errors: string[] = [];
      const elsewhere: string[] = [];
      context.on('console', (message) => errors.push(...errorOf(message, expectedErrors)));
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        const isOurs = !protocol.startsWith('http') || hostname === '127.0.0.1';
        if (!isOurs && !isImageOfNotes(request)) elsewhere.push(request.url());
      });
      await context.route(
        ({ hostname }) => GITHUB_IMAGES.test(hostname),
        (route) => route.fulfill({ contentType: 'image/svg+xml', body: IMAGE }),
      );
      await use(undefined);
      expect(errors, 'errors on the console').toEqual([]);
      expect(elsewhere, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

async function untilTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector('script[data-late]') === null) return true;
    const button = document.querySelector('header button') ?? {};
    return Object.keys(button).some((key) => key.startsWith('__reactProps'));
  });
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
}

/** GitHub's hosts of images, the only other hosts that a page may request, for images in release notes. */
const GITHUB_IMAGES =
  /^(?:github\.com|(?:[\w-]+\.)*githubusercontent\.com|github-production-user-asset-6210df\.s3\.amazonaws\.com)$/;

/** An image of 40 by 20 pixels. */
const IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>';

function isImageOfNotes(request: Request): boolean {
  const { hostname } = new URL(request.url());
  const isBare = request.headers()['referer'] === undefined;
  return request.resourceType() === 'image' && GITHUB_IMAGES.test(hostname) && isBare;
}

function errorOf(message: ConsoleMessage, expected: RegExp | null): readonly string[] {
  if (message.type() !== 'error' && !/hydrat/i.test(message.text())) return [];
  return expected?.test(message.text()) ? [] : [message.text()];
}
