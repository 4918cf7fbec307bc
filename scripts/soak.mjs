#!/usr/bin/env node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from './lib/ensure-built.mjs';
import { hostileVisit, neverRead } from './lib/hostile-visits.mjs';
import { residentMegabytes } from './lib/resident-megabytes.mjs';
import { main } from './lib/run.mjs';
import { startSite } from './lib/site.mjs';
import { startRegistryStandIn, startStandIn } from './lib/stand-in.mjs';
import { untilLive } from './lib/until-live.mjs';

/**
 * Loads the built site with mixed traffic, hostile visitors among it, while upstream fails in turn, and checks that
 * nothing is lost, no error page is served and memory stays flat and bounded. Usage: npm run soak -- [--minutes=30]
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const minutes = Number(process.argv.find((word) => word.startsWith('--minutes='))?.slice(10) ?? 30);

const WORKERS = 4;

/** Hostile visitors in addition, some of which never read. */
const HOSTILE_WORKERS = 3;
const NEVER_READING = 2;

/** The process must stay below that in a container of 768 MB. */
const MOST_MEGABYTES = 400;

const FAULT_EVERY_MS = 20_000;

/**
 * Faults that upstream has in turn; between them it is well.
 *
 * @type {readonly import('../stand-in/faults').Fault[]}
 */
const FAULTS = [
  { kind: 'html', status: 504 },
  { kind: 'reset' },
  { kind: 'truncated' },
  { kind: 'slow', ms: 20_000 },
  { kind: 'rate-limited', resetsInSeconds: 15 },
];

const ARCHES = ['amd64', 'arm64', 'riscv64'];
const TAGS = ['v4.3.0', 'v4.0.0', 'v3.7.2', 'v3.6.0', 'v3.3.6', 'v2.3.1'];

/** @param {number} turn */
function addressOf(turn) {
  const pick = (/** @type {readonly string[]} */ list) => list[turn % list.length] ?? '';
  const kinds = [
    '/',
    `/?arch=${pick(ARCHES)}&q=${turn % 97}`,
    '/releases',
    `/releases?q=${turn % 53}`,
    `/releases/kairos/${pick(TAGS)}`,
    `/releases/kairos/compare?from=v3.6.0&to=${pick(TAGS)}`,
    `/sbom?tag=${pick(TAGS)}`,
    `/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.${turn % 41}`,
    `/decode?name=kairos-${turn}`,
    '/upgrade?from=v3.5.4',
    '/verify?release=v4.2.0',
    '/matrix/history',
    '/images',
    `/packages?q=openssl&n=${turn % 43}`,
    `/og?arch=${pick(ARCHES)}`,
    '/api/v1/matrix',
    '/api/v1/releases?component=kairos',
    `/api/v1/artifact?base=ubuntu:24.04&version=v1.0.${turn % 31}`,
    '/status',
    '/releases.atom',
    '/metrics',
  ];
  return kinds[turn % kinds.length] ?? '/';
}

/**
 * Most come for pages, some as a page in the browser does for parts of another, some without compression.
 *
 * @param {number} turn
 * @returns {Record<string, string>}
 */
function headersOf(turn) {
  if (turn % 8 === 3) return { rsc: '1' };
  return turn % 8 === 5
    ? { accept: 'text/html', 'accept-encoding': 'identity' }
    : { accept: 'text/html' };
}

await main(async () => {
  await ensureBuilt(root);
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const { standIn } = await startStandIn(root, 'kairos');
  const { registry, setting } = await startRegistryStandIn(root);
  // With a token, so that everything is read in the background that can be.
  const env = { LOG_LEVEL: 'error', GITHUB_TOKEN: 'of-the-soak-test', REGISTRIES: setting };
  const site = await startSite(root, { apiUrl: standIn.url, dataDir: folder, env });
  const { url } = site;
  try {
    await untilLive(url);
    // Read by its first visitor, while upstream is well.
    await (await fetch(`${url}/matrix/history`)).text();
    const result = await load(url, [standIn, registry]);
    writeFileSync(join(root, 'docs/soak.md'), describe(result));
    console.log(describe(result));
    return result.wrong.size === 0 && Math.max(...result.megabytes) < MOST_MEGABYTES ? 0 : 1;
  } finally {
    await site.stop();
    process.stderr.write(site.output());
    await Promise.all([standIn.close(), registry.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @typedef {{ responses: number, hostile: number, wrong: Map<string, number>, slowestMs: number, megabytes: number[] }} Soaked */

/**
 * @param {string} url
 * @param {readonly [import('./lib/stand-in.mjs').StandIn, import('./lib/stand-in.mjs').StandInRegistry]} upstreams
 * @returns {Promise<Soaked>}
 */
async function load(url, [standIn, registry]) {
  const end = Date.now() + minutes * 60_000;
  /** @type {Soaked} */
  const soaked = { responses: 0, hostile: 0, wrong: new Map(), slowestMs: 0, megabytes: [] };
  let turn = 0;
  const work = async () => {
    while (Date.now() < end) {
      turn += 1;
      const right = (/** @type {number} */ status) => status === 200;
      await visit(`${url}${addressOf(turn)}`, headersOf(turn), right, soaked);
      await pause(5);
    }
  };
  const harm = async () => {
    while (Date.now() < end) {
      soaked.hostile += 1;
      const { path, headers, statuses } = hostileVisit(soaked.hostile);
      await visit(`${url}${path}`, headers, (status) => statuses.includes(status), soaked);
      await pause(5);
    }
  };
  const stare = async () => {
    while (Date.now() < end) {
      await neverRead(url, soaked.hostile, AbortSignal.timeout(Math.max(1, end - Date.now())));
      await pause(5);
    }
  };
  const upset = async () => {
    for (let index = 0; Date.now() < end; index += 1) {
      const fault = index % 2 === 0 ? FAULTS[(index / 2) % FAULTS.length] : undefined;
      standIn.clearFaults();
      registry.clear();
      if (fault !== undefined) standIn.fault(/./, fault);
      if (fault !== undefined) registry.fault(/./, fault);
      soaked.megabytes.push(await residentMegabytes(url));
      await pause(Math.min(FAULT_EVERY_MS, Math.max(0, end - Date.now())));
    }
  };
  await Promise.all([
    upset(),
    ...Array.from({ length: WORKERS }, work),
    ...Array.from({ length: HOSTILE_WORKERS }, harm),
    ...Array.from({ length: NEVER_READING }, stare),
  ]);
  return soaked;
}

/**
 * @param {string} address
 * @param {Readonly<Record<string, string>>} headers
 * @param {(status: number) => boolean} isRight
 * @param {Soaked} soaked
 */
async function visit(address, headers, isRight, soaked) {
  const start = performance.now();
  const outcome = await fetch(address, { headers })
    .then(async (response) => {
      const { status } = response;
      const text = await response.text();
      const isEmpty = text.length === 0;
      return isRight(status) && !isEmpty ? null : `${status}${isEmpty ? ' empty' : ''}`;
    })
    .catch((error) => String(error));
  soaked.responses += 1;
  soaked.slowestMs = Math.max(soaked.slowestMs, performance.now() - start);
  if (outcome === null) return;
  const path = new URL(address).pathname.slice(0, 60);
  const key = `${outcome} at ${path}`;
  soaked.wrong.set(key, (soaked.wrong.get(key) ?? 0) + 1);
}

/** @param {Soaked} soaked */
function describe({ responses, hostile, wrong, slowestMs, megabytes }) {
  const half = Math.floor(megabytes.length / 2);
  const peak = (/** @type {readonly number[]} */ list) => Math.max(...list);
  return [
    '# Soak test',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${minutes} minutes of mixed traffic by ${WORKERS} visitors at a time, and of`,
    `${HOSTILE_WORKERS + NEVER_READING} hostile ones, made by \`npm run soak\`. Every 20 seconds upstream fails in another way, or works again.`,
    '',
    `- Responses: ${responses}, ${hostile} of them to hostile requests, of which ${[...wrong.values()].reduce((sum, count) => sum + count, 0)} were wrong.`,
    ...[...wrong].map(([what, count]) => `  - ${what}: ${count}`),
    `- Slowest response: ${Math.round(slowestMs)} ms.`,
    `- Resident memory: at most ${peak(megabytes.slice(0, half))} MB in the first half, ${peak(megabytes.slice(half))} MB in the second.`,
    '',
  ].join('\n');
}
