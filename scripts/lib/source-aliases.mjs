import { join, resolve } from 'node:path';

/**
 * What the sources import by other names: `@` is the root, and `server-only`, which throws outside of the
 * framework, is empty.
 *
 * @param {string} root
 */
export function sourceAliases(root) {
  return { '@': resolve(root), 'server-only': join(root, 'node_modules/server-only/empty.js') };
}
