#!/usr/bin/env node
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from './lib/ensure-built.mjs';
import { crawlSite } from './lib/export-crawl.mjs';
import { prepareFolder, writeManifest } from './lib/export-folder.mjs';
import { readExportOptions } from './lib/export-options.mjs';
import { main } from './lib/run.mjs';
import { startSite } from './lib/site.mjs';
import { startStandIn } from './lib/stand-in.mjs';
import { untilLive } from './lib/until-live.mjs';

/**
 * Writes the site into a folder of static pages and files, for a place without network that a plain file server serves.
 * What is stored in DATA_DIR is copied, so that a running site is not disturbed.
 *
 * Usage: npm run export -- FOLDER [--releases=N] [--stand-in[=world]]
 */
const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  const { folder, releases, world } = readExportOptions(process.argv.slice(2));
  const target = resolve(folder);
  const exportedAt = new Date().toISOString();
  await prepareFolder(target, exportedAt);
  await ensureBuilt(root);
  const standIn = world === null ? null : (await startStandIn(root, world)).standIn;
  const dataDir = await mkdtemp(join(tmpdir(), 'kairos-matrix-export-'));
  try {
    if (standIn === null) await copyData(dataDir);
    const publicUrl = process.env['SITE_URL'];
    const site = await startSite(root, {
      apiUrl: standIn?.url ?? process.env['GITHUB_API_URL'] ?? 'https://api.github.com',
      dataDir,
      env: settings(),
    });
    try {
      await untilLive(site.url).catch(() => {
        console.warn('GitHub could not be read in full: the copy shows older data, with its age.');
      });
      const dataCheckedAt = await oldestCheck(site.url);
      const origins = [site.url, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])];
      const { files, pages, failed } = await crawlSite({
        site: site.url,
        origins,
        folder: target,
        releases,
        exportedAt,
      });
      const state = 'complete';
      await writeManifest(target, { state, exportedAt, dataCheckedAt, pages, files, failed });
      console.log(`${pages} pages and ${files.length - pages} files are in ${target}.`);
      for (const { url, status } of failed) console.warn(`Left out: ${url} (${status})`);
      return pages === 0 ? 1 : 0;
    } finally {
      await site.stop();
    }
  } finally {
    await standIn?.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** @param {string} dataDir */
async function copyData(dataDir) {
  const stored = resolve(root, process.env['DATA_DIR'] ?? '.data');
  await cp(stored, dataDir, { recursive: true }).catch((/** @type {unknown} */ error) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}

/** The settings of the operator that the pages depend on. */
function settings() {
  const names = ['GITHUB_TOKEN', 'SITE_URL'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/**
 * The oldest of the times at which GitHub last confirmed something; null where it never did.
 *
 * @param {string} url
 * @returns {Promise<string | null>}
 */
async function oldestCheck(url) {
  const status = await (await fetch(`${url}/api/v1/status`)).json();
  /** @type {readonly { readonly lastSuccessAt: string | null }[]} */
  const resources = status.resources;
  return resources.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []).toSorted()[0] ?? null;
}
