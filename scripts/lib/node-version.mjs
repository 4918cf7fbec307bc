import { readFileSync } from 'node:fs';

import { Refusal } from './run.mjs';

/**
 * Refuses a Node that is older than `engines` in package.json allows.
 *
 * @param {string} root
 * @param {string} [version]
 */
export function checkNodeVersion(root, version = process.versions.node) {
  /** @type {{ readonly engines: { readonly node: string } }} */
  const { engines } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const needed = engines.node.replace('>=', '');
  if (isOlder(version, needed)) {
    throw new Refusal(
      `Kairos Matrix needs Node ${needed} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and try again.`,
    );
  }
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const [left, right] = [version.split('.').map(Number), than.split('.').map(Number)];
  const differences = left.map((part, index) => part - (right[index] ?? 0));
  return (differences.find((difference) => difference !== 0) ?? 0) < 0;
}
