import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from './free-port.mjs';

/** @typedef {{ path: string, ours: number, nginx: number | null, ratio: number | null }} Throughput */

/**
 * Measures the responses per second of `wrk -t2 -c32`, compared with nginx that serves the same bytes with
 * gzip on the fly. What is not installed is not measured.
 *
 * @param {string} url
 * @param {readonly string[]} paths
 * @param {number} seconds
 * @returns {Promise<readonly Throughput[]>}
 */
export async function measureThroughput(url, paths, seconds) {
  if (!isInstalled('wrk')) return [];
  const folder = mkdtempSync(join(tmpdir(), 'bench-nginx-'));
  const nginx = isInstalled('nginx') ? await startNginx(url, paths, folder) : null;
  try {
    return paths.map((path, index) => {
      const ours = requestsPerSecond(`${url}${path}`, seconds);
      const theirs =
        nginx === null ? null : requestsPerSecond(`${nginx.url}/${index}.html`, seconds);
      return { path, ours, nginx: theirs, ratio: theirs === null ? null : ours / theirs };
    });
  } finally {
    nginx?.stop();
    // Closes the connections that ended while the measurement blocked everything.
    await pause(500);
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Serves the same bytes from files, with gzip on the fly.
 *
 * @param {string} url
 * @param {readonly string[]} paths
 * @param {string} folder
 */
async function startNginx(url, paths, folder) {
  const port = await freePort();
  const files = join(folder, 'files');
  mkdirSync(files);
  for (const [index, path] of paths.entries()) {
    const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
    writeFileSync(join(files, `${index}.html`), await response.text());
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

/** @param {string} url @param {number} seconds */
function requestsPerSecond(url, seconds) {
  const headers = ['-H', 'accept-encoding: gzip', '-H', 'accept: text/html'];
  const output = execFileSync('wrk', ['-t2', '-c32', `-d${seconds}s`, ...headers, url], {
    encoding: 'utf8',
  });
  if (/Non-2xx/.test(output)) throw new Error(`${url} did not always respond with 200.\n${output}`);
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
