#!/usr/bin/env node
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { measureCost } from './lib/bench-cost.mjs';
import { measureInteractions } from './lib/bench-interaction.mjs';
import { lookAt } from './lib/bench-lighthouse.mjs';
import { measurePackages } from './lib/bench-packages.mjs';
import { describeBench, describePackages } from './lib/bench-report.mjs';
import { measureThroughput } from './lib/bench-throughput.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { residentMegabytes } from './lib/resident-megabytes.mjs';
import { main } from './lib/run.mjs';
import { startSite } from './lib/site.mjs';
import { startStandIn } from './lib/stand-in.mjs';
import { untilLive } from './lib/until-live.mjs';

/**
 * Measures the built site in one run: its server compared with nginx, its pages in Lighthouse and under
 * interaction, its requests, and all of that with ten thousand releases. Needs wrk, nginx and a browser; what
 * is not there is said in the report.
 *
 * Usage: npm run bench -- [--seconds=10] [--runs=5]
 * npm run bench -- packages measures only what the packages of images cost, and keeps the other figures
 * npm run bench -- looks --runs=9 measures only pages in Lighthouse, and keeps the other figures
 */
const root = fileURLToPath(new URL('..', import.meta.url));

const LOOKED_AT = [
  '/',
  '/?arch=arm64',
  '/releases',
  '/releases/kairos/v3.7.2',
  '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0',
];

/** Shows hardly anything: the cost of the framework. */
const FLOOR = '/decode';

const SERVED = [...LOOKED_AT, '/api/v1/matrix'];

const GROWN = ['/', '/releases', '/releases/kairos', '/releases/kairos/v3.7.2'];

/** Requests an hour of the stand-in where its rate limit is not what is measured. */
const PLENTY = 1_000_000;

const seconds = optionOf('seconds', 10);
const runs = optionOf('runs', 5);

await main(async () => {
  if (process.argv.includes('packages')) {
    const packages = { ...(await measurePackages(root)), day: today() };
    const others = JSON.parse(readFileSync(join(root, 'docs/bench.json'), 'utf8'));
    write({ ...others, packages });
    console.log(describePackages(packages).join('\n'));
    return 0;
  }
  await ensureBuilt(root);
  if (process.argv.includes('looks')) {
    const looks = await onSite('kairos', async (url) => lookAt(url, [...LOOKED_AT, FLOOR], runs));
    const others = JSON.parse(readFileSync(join(root, 'docs/bench.json'), 'utf8'));
    console.log(write({ ...others, looks, looksOn: { day: today(), runs } }));
    return 0;
  }
  const cost = await measureCost(root);
  const packages = { ...(await measurePackages(root)), day: today() };
  const usual = await onSite('kairos', async (url) => {
    const throughput = await measureThroughput(url, SERVED, seconds);
    const megabytes = await residentMegabytes(url);
    const looks = lookAt(url, [...LOOKED_AT, FLOOR], runs);
    const interactions = await onSite('many-jobs', (largeUrl) =>
      measureInteractions(url, largeUrl),
    );
    return { throughput, looks, interactions, residentMegabytes: megabytes };
  });
  const grown = await onSite('many-releases', async (url) => {
    const throughput = await measureThroughput(url, GROWN, seconds);
    const megabytes = await residentMegabytes(url);
    return {
      throughput,
      looks: lookAt(url, GROWN.slice(1, 3), runs),
      residentMegabytes: megabytes,
    };
  });
  const text = report({ cost, packages, grown, ...usual });
  console.log(text);
  return 0;
});

/**
 * @param {string} name
 * @param {number} otherwise
 */
function optionOf(name, otherwise) {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.split('=')[1]);
}

/**
 * Measures on a site that shows all of a world.
 *
 * @template Value
 * @param {import('./lib/stand-in.mjs').WorldName} world
 * @param {(url: string) => Promise<Value>} measure
 * @returns {Promise<Value>}
 */
async function onSite(world, measure) {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const { standIn } = await startStandIn(root, world);
  standIn.world.quota.tokenLimit = PLENTY;
  const env = { GITHUB_TOKEN: 'of-the-benchmark', LOG_LEVEL: 'error' };
  const site = await startSite(root, { apiUrl: standIn.url, dataDir, env });
  try {
    await untilLive(site.url);
    return await measure(site.url);
  } finally {
    await site.stop();
    process.stderr.write(site.output());
    await standIn.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** @param {Omit<import('./lib/bench-report.mjs').Measured, 'day' | 'machine' | 'options'>} figures */
function report(figures) {
  const measured = {
    day: today(),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGigabytes: Math.round(totalmem() / 1e9),
      node: process.version,
    },
    options: { seconds, runs, floor: FLOOR },
    ...figures,
  };
  return write(measured);
}

/** Writes the figures and the report of them. @param {import('./lib/bench-report.mjs').Measured} measured */
function write(measured) {
  writeFileSync(join(root, 'docs/bench.json'), `${JSON.stringify(measured, null, 2)}\n`);
  const text = describeBench(measured);
  writeFileSync(join(root, 'docs/bench.md'), text);
  return text;
}

/** The day of a measurement, as in `2026-11-23`. */
function today() {
  return new Date().toISOString().slice(0, 10);
}
