import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openSources } from './open-sources.mjs';
import { startSite } from './site.mjs';
import { startStandIn } from './stand-in.mjs';
import { untilLive } from './until-live.mjs';

/** @typedef {{ expansionMs: number, coldRequests: number, warmRequests: number, warmUnchanged: number, resources: number, startMs: number }} Cost */

const EXPANSIONS = 60;
const STARTS = 5;
const SECRET = 'of-the-benchmark';

/** What was just requested is not requested again within this time, also after a webhook. */
const JUST_NOW_MS = 11_000;

/**
 * Measures what the site costs the machine and GitHub.
 *
 * @param {string} root
 * @returns {Promise<Cost>}
 */
export async function measureCost(root) {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-cost-'));
  try {
    const expansionMs = await measureExpansion(root);
    const requests = await measureRequests(root, dataDir);
    return { expansionMs, ...requests, startMs: await measureStart(root, dataDir) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The median time to expand a workflow of 256 jobs and to evaluate their names. @param {string} root */
async function measureExpansion(root) {
  const sources = await openSources(root);
  try {
    const { readMatrix } = /** @type {typeof import('../../lib/matrix/workflow/read-matrix')} */ (
      await sources.load('lib/matrix/workflow/read-matrix.ts')
    );
    const { jobsWorkflow } = /** @type {typeof import('../../stand-in/grown-worlds')} */ (
      await sources.load('stand-in/grown-worlds.ts')
    );
    const text = jobsWorkflow(256);
    return median(
      Array.from({ length: EXPANSIONS }, () => {
        const start = performance.now();
        const { jobs } = readMatrix(text);
        const took = performance.now() - start;
        if (jobs[0]?.jobs.length !== 256) throw new Error('The workflow was not expanded.');
        return took;
      }),
    );
  } finally {
    await sources.close();
  }
}

/**
 * Counts the requests of a first start without a token until everything always shown is live, and those of a
 * refresh of everything after that.
 *
 * @param {string} root
 * @param {string} dataDir
 */
async function measureRequests(root, dataDir) {
  const { standIn } = await startStandIn(root, 'kairos');
  standIn.world.quota.anonymousLimit = 60;
  // Only what GitHub is requested for is counted.
  const env = { REGISTRIES: 'none' };
  const options = { apiUrl: standIn.url, dataDir, env };
  try {
    const cold = await startSite(root, options);
    await untilLive(cold.url, { isPartEnough: true });
    const coldRequests = standIn.requests.length;
    standIn.world.quota.anonymousLimit = 100_000;
    await untilLive(cold.url);
    await untilQuiet(standIn);
    await cold.stop();
    const warm = await startSite(root, {
      ...options,
      env: { ...env, GITHUB_WEBHOOK_SECRET: SECRET },
    });
    await untilLive(warm.url);
    await untilQuiet(standIn);
    const before = standIn.requests.length;
    /** @type {{ readonly resources: readonly { readonly isBuiltIn: boolean }[] }} */
    const { resources } = await (await fetch(`${warm.url}/api/v1/status`)).json();
    await Promise.all(standIn.world.repositories.map((one) => announce(warm.url, one)));
    await pause(JUST_NOW_MS);
    const requested = standIn.requests.slice(before);
    await warm.stop();
    return {
      coldRequests,
      warmRequests: requested.length,
      warmUnchanged: requested.filter(({ status }) => status === 304).length,
      resources: resources.filter(({ isBuiltIn }) => isBuiltIn).length,
    };
  } finally {
    await standIn.close();
  }
}

/**
 * Waits until nothing more is read in the background; afterwards nothing counts as just requested.
 *
 * @param {{ readonly requests: readonly unknown[] }} standIn
 */
async function untilQuiet({ requests }) {
  for (let before = -1; requests.length !== before;) {
    before = requests.length;
    await pause(JUST_NOW_MS);
  }
}

const EVENTS = ['release', 'repository', 'push', 'workflow_run'];

/**
 * Sends a site webhooks, as GitHub would, that everything of a repository changed.
 *
 * @param {string} url
 * @param {{ owner: string, name: string }} repository
 */
async function announce(url, { owner, name }) {
  const body = JSON.stringify({ repository: { full_name: `${owner}/${name}` } });
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  for (const event of EVENTS) {
    const response = await fetch(`${url}/api/webhooks/github`, {
      method: 'POST',
      body,
      headers: {
        'x-github-event': event,
        'x-github-delivery': `${name}-${event}`,
        'x-hub-signature-256': `sha256=${signature}`,
      },
    });
    if (response.status !== 202)
      throw new Error(`The response to the webhook was ${response.status}.`);
  }
}

/**
 * The median time from the start of the program to the first page, with all records stored.
 *
 * @param {string} root
 * @param {string} dataDir
 */
async function measureStart(root, dataDir) {
  const { standIn } = await startStandIn(root, 'kairos');
  const took = [];
  for (let index = 0; index < STARTS; index += 1) {
    const start = performance.now();
    const site = await startSite(root, { apiUrl: standIn.url, dataDir });
    while (!(await fetch(site.url).catch(() => null))?.ok) await pause(10);
    took.push(performance.now() - start);
    await site.stop();
  }
  await standIn.close();
  return median(took);
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
