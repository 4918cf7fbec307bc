#!/usr/bin/env node
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright';

import { freePort, startStandIn, untilLive } from './lib/bench-site.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { findBrowser } from './lib/find-browser.mjs';
import { main } from './lib/run.mjs';

/**
 * Measures the built site in one run beside nginx, which serves the same bytes with gzip on the fly, and
 * in Lighthouse's mobile setting. Needs wrk and nginx; what is not there is said in the report.
 *
 * Usage: npm run bench -- [--seconds=10] [--runs=5]
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Kept out of the lock file: it brings hundreds of packages that nothing else needs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const SERVED = [
  '/',
  '/?arch=arm64',
  '/releases',
  '/releases/kairos/v3.7.2',
  '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0',
  '/api/v1/matrix',
];

const LOOKED_AT = SERVED.slice(0, 5);

const seconds = optionOf('seconds', 10);
const runs = optionOf('runs', 5);

/** @typedef {{ path: string, ours: number, nginx: number | null, ratio: number | null }} Throughput */
/** @typedef {{ path: string, performance: number, accessibility: number, bestPractices: number, seo: number, lcpMs: number, tbtMs: number, cls: number }} Look */

await main(async () => {
  await ensureBuilt(root);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const standIn = await startStandIn(root);
  const port = await freePort();
  const site = spawn(process.execPath, ['server/serve.mjs', root], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      GITHUB_API_URL: standIn.url,
      LOG_LEVEL: 'error',
    },
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilLive(url);
    const throughput = await measureThroughput(url, folder);
    const looks = lookAt(url);
    // Lets go of the connections that ended while the measures held everything up.
    await pause(500);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const rss = Number(/process_resident_memory_bytes (\d+)/.exec(metrics)?.[1] ?? 0);
    report({ throughput, looks, residentMegabytes: Math.round(rss / 1e6) });
  } finally {
    site.kill('SIGTERM');
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
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
 * @param {string} url
 * @param {string} folder
 * @returns {Promise<readonly Throughput[]>}
 */
async function measureThroughput(url, folder) {
  if (!isInstalled('wrk')) return [];
  const nginx = isInstalled('nginx') ? await startNginx(url, folder) : null;
  try {
    return SERVED.map((path, index) => {
      const ours = requestsPerSecond(`${url}${path}`);
      const theirs = nginx === null ? null : requestsPerSecond(`${nginx.url}/${index}.html`);
      return { path, ours, nginx: theirs, ratio: theirs === null ? null : ours / theirs };
    });
  } finally {
    nginx?.stop();
  }
}

/** Serves the same bytes from files, with gzip on the fly. @param {string} url @param {string} folder */
async function startNginx(url, folder) {
  const port = await freePort();
  const files = join(folder, 'files');
  mkdirSync(files);
  for (const [index, path] of SERVED.entries()) {
    const answer = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
    writeFileSync(join(files, `${index}.html`), await answer.text());
  }
  const conf = join(folder, 'nginx.conf');
  writeFileSync(
    conf,
    `daemon off; worker_processes 2; pid ${folder}/nginx.pid; error_log /dev/null;
events { worker_connections 256; }
http { access_log off; types { text/html html; } gzip on; gzip_comp_level 5;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; root ${files}; } }`,
  );
  const child = spawn('nginx', ['-c', conf, '-e', '/dev/null'], { stdio: 'ignore' });
  await pause(500);
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM') };
}

/** @param {string} url */
function requestsPerSecond(url) {
  const headers = ['-H', 'accept-encoding: gzip', '-H', 'accept: text/html'];
  const output = execFileSync('wrk', ['-t2', '-c32', `-d${seconds}s`, ...headers, url], {
    encoding: 'utf8',
  });
  if (/Non-2xx/.test(output)) throw new Error(`${url} did not always answer.\n${output}`);
  return Number(/Requests\/sec:\s*([\d.]+)/.exec(output)?.[1] ?? Number.NaN);
}

/** @param {string} program */
function isInstalled(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} url @returns {readonly Look[]} */
function lookAt(url) {
  if (runs === 0) return [];
  return LOOKED_AT.map((path) => {
    const all = Array.from({ length: runs }, () => lookAgain(`${url}${path}`));
    const medianOf = (/** @type {(look: Omit<Look, 'path'>) => number} */ pick) =>
      all.map(pick).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
    return {
      path,
      performance: medianOf((look) => look.performance),
      accessibility: medianOf((look) => look.accessibility),
      bestPractices: medianOf((look) => look.bestPractices),
      seo: medianOf((look) => look.seo),
      lcpMs: medianOf((look) => look.lcpMs),
      tbtMs: medianOf((look) => look.tbtMs),
      cls: medianOf((look) => look.cls),
    };
  });
}

/** Lighthouse now and then loses the beginning of a page; then it looks again. @param {string} address */
function lookAgain(address) {
  for (let left = 3; ; left -= 1) {
    try {
      return lookOnce(address);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** @param {string} address @returns {Omit<Look, 'path'>} */
function lookOnce(address) {
  const browser = findBrowser({ own: chromium.executablePath() });
  const flags = '--headless=new --no-sandbox --disable-quic --disable-background-networking';
  const args = ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', address];
  const output = execFileSync(
    'npm',
    [...args, '--output=json', '--quiet', `--chrome-flags=${flags}`],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...(browser !== null && { CHROME_PATH: browser }) },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const { categories, audits } = JSON.parse(output.slice(output.indexOf('{')));
  const scoreOf = (/** @type {string} */ id) => Math.round((categories[id]?.score ?? 0) * 100);
  const valueOf = (/** @type {string} */ id) => audits[id]?.numericValue ?? Number.NaN;
  return {
    performance: scoreOf('performance'),
    accessibility: scoreOf('accessibility'),
    bestPractices: scoreOf('best-practices'),
    seo: scoreOf('seo'),
    lcpMs: Math.round(valueOf('largest-contentful-paint')),
    tbtMs: Math.round(valueOf('total-blocking-time')),
    cls: Math.round(valueOf('cumulative-layout-shift') * 1000) / 1000,
  };
}

/** @param {{ throughput: readonly Throughput[], looks: readonly Look[], residentMegabytes: number }} measured */
function report(measured) {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    node: process.version,
  };
  const day = new Date().toISOString().slice(0, 10);
  const options = { seconds, runs };
  const json = JSON.stringify({ day, machine, options, ...measured }, null, 2);
  writeFileSync(join(root, 'docs/bench.json'), `${json}\n`);
  const text = [
    '# Measured',
    '',
    `${day}, ${machine.cores} cores (${machine.cpu}), ${machine.memoryGigabytes} GB, Node ${machine.node}. Made by`,
    '`npm run bench`; everything in one run on one machine, on loopback, with the stand-in for GitHub as its data.',
    '',
    '## Server',
    '',
    `Requests a second of \`wrk -t2 -c32 -d${seconds}s\` with gzip, beside nginx that serves the same bytes with gzip on`,
    'the fly. The aim is at least half of nginx.',
    '',
    '| Address | Ours | nginx | Ratio |',
    '|---|---|---|---|',
    ...measured.throughput.map(
      ({ path, ours, nginx, ratio }) =>
        `| \`${path}\` | ${Math.round(ours)} | ${nginx === null ? 'not installed' : Math.round(nginx)} | ${ratio === null ? '' : ratio.toFixed(1)} |`,
    ),
    ...(measured.throughput.length === 0 ? ['| wrk is not installed | | | |'] : []),
    '',
    `Resident memory after it: ${measured.residentMegabytes} MB (aim: at most 400).`,
    '',
    '## Browser',
    '',
    `Lighthouse in its mobile setting, median of ${runs}. The aim is performance 98, the others 100, largest contentful`,
    'paint 1800 ms, total blocking time 50 ms, layout shift 0.',
    '',
    '| Address | Performance | Accessibility | Best practices | SEO | LCP ms | TBT ms | CLS |',
    '|---|---|---|---|---|---|---|---|',
    ...measured.looks.map(
      (look) =>
        `| \`${look.path}\` | ${look.performance} | ${look.accessibility} | ${look.bestPractices} | ${look.seo} | ${look.lcpMs} | ${look.tbtMs} | ${look.cls} |`,
    ),
    '',
  ].join('\n');
  writeFileSync(join(root, 'docs/bench.md'), text);
  console.log(text);
}
