import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { hintCompile } from './hint-compile.mjs';
import { withLock } from './lock.mjs';
import { Refusal, run, runNpm } from './run.mjs';
import { shareChunks } from './share-chunks.mjs';

const NEXT = 'node_modules/next/dist/bin/next';
const STAMP = '.next/kairos-matrix-build.json';

/** The site's own SBOM, which the server serves at /sbom.spdx.json. */
const SBOM = '.next/sbom.spdx.json';

/** What a build is made from. Tests next to the modules are not part of it. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'server/shared',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  '.env',
  '.env.local',
  '.env.production',
  '.env.production.local',
];

/**
 * Builds the application when its build is missing, unfinished, of other sources or older than them. A
 * quiet build shows its output only if it fails.
 *
 * @param {string} root
 * @param {{ readonly isQuiet?: boolean }} [options]
 */
export async function ensureBuilt(root, { isQuiet = false } = {}) {
  if (isBuilt(root)) return;
  await withLock(
    root,
    async (onStart) => {
      if (!isBuilt(root)) await build(root, isQuiet, onStart);
    },
    () => console.log('Waiting for another start of this checkout…'),
  );
}

/**
 * @param {string} root
 * @param {boolean} isQuiet
 * @param {(pid: number) => void} onStart
 */
async function build(root, isQuiet, onStart) {
  console.log('Building…');
  const stamp = join(root, STAMP);
  rmSync(stamp, { force: true });
  const { sources } = readSources(root);

  const options = { cwd: root, env: { NODE_ENV: 'production' }, isQuiet, onStart };
  const { code, output } = await run(process.execPath, [NEXT, 'build'], options);
  if (code !== 0) {
    throw new Refusal(
      `${output}The build failed: next build ended with code ${code}. Its output is above.`,
    );
  }
  shareChunks(root);
  hintCompile(root);
  writeFileSync(join(root, SBOM), await readSbom(root));
  writeFileSync(`${stamp}.new`, JSON.stringify({ sources, buildId: readBuildId(root) }));
  renameSync(`${stamp}.new`, stamp);
}

/**
 * Has npm write the SBOM of what is installed to run, in SPDX.
 *
 * @param {string} root
 */
async function readSbom(root) {
  const args = ['--silent', 'sbom', '--sbom-format=spdx', '--omit=dev', '--package-lock-only'];
  const { code, output } = await runNpm(args, { cwd: root, isQuiet: true });
  if (code !== 0) throw new Refusal(`npm could not write the SBOM:\n${output}`);
  return output.slice(output.indexOf('{'));
}

/**
 * Says whether the build that lies there is complete and of the sources as they are now.
 *
 * The stamp is written after a build has succeeded and names it, so neither an interrupted build nor
 * one made by other means passes for this one.
 *
 * @param {string} root
 */
export function isBuilt(root) {
  const stamp = join(root, STAMP);
  if (!existsSync(stamp)) return false;
  /** @type {{ readonly sources: string, readonly buildId: string }} */
  const { sources, buildId } = JSON.parse(readFileSync(stamp, 'utf8'));
  const now = readSources(root);
  return (
    buildId === readBuildId(root) &&
    sources === now.sources &&
    now.changedMs <= statSync(stamp).mtimeMs
  );
}

/**
 * A digest of everything a build is made from, and when the latest of it changed.
 *
 * @param {string} root
 */
export function readSources(root) {
  const digest = createHash('sha256');
  let changedMs = 0;
  for (const path of SOURCES.flatMap((source) => listFiles(root, source))) {
    const file = join(root, path);
    digest.update(`${path}\0`).update(readFileSync(file)).update('\0');
    changedMs = Math.max(changedMs, statSync(file).mtimeMs);
  }
  return { sources: digest.digest('hex'), changedMs };
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(root, path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (entry?.isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  if (!entry?.isDirectory()) return [];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => listFiles(root, `${path}/${name}`));
}

/** @param {string} root */
function readBuildId(root) {
  const file = join(root, '.next/BUILD_ID');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
