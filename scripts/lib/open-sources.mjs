import { join } from 'node:path';

import { createServer } from 'vite';

import { sourceAliases } from './source-aliases.mjs';

/**
 * The sources as modules, without a build. The caller says which module is at a path.
 *
 * @typedef {{
 *   readonly load: (path: string) => Promise<Readonly<Record<string, unknown>>>,
 *   readonly close: () => Promise<void>,
 * }} Sources
 */

/**
 * Opens the sources as modules, without a build.
 *
 * @param {string} root
 * @returns {Promise<Sources>}
 */
export async function openSources(root) {
  const vite = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: sourceAliases(root) },
  });
  return {
    load: (path) => vite.ssrLoadModule(join(root, path)),
    close: () => vite.close(),
  };
}
