/**
 * Copies Sigstore's trusted root from the seeds of @sigstore/tuf into the source, with the version of that
 * package, the version and expiry of its root of trust, and the date.
 *
 * Run `npm install --save-dev --save-exact @sigstore/tuf@latest` before, and the tests after.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const SEEDS = 'node_modules/@sigstore/tuf/seeds.json';
const TARGET = 'lib/upstream/signatures/trusted-root.json';

const seeds = JSON.parse(readFileSync(SEEDS, 'utf8'));
const { version } = JSON.parse(readFileSync('node_modules/@sigstore/tuf/package.json', 'utf8'));
const seed = seeds['https://tuf-repo-cdn.sigstore.dev'];
const { signed } = decode(seed['root.json']);

const file = {
  source: `@sigstore/tuf@${version}`,
  copiedOn: new Date().toISOString().slice(0, 10),
  rootVersion: signed.version,
  expiresAt: signed.expires,
  trustedRoot: decode(seed.targets['trusted_root.json']),
};
writeFileSync(TARGET, `${JSON.stringify(file, null, 2)}\n`);
console.log(`${TARGET}: root of trust ${file.rootVersion}, expires ${file.expiresAt}`);

/** @param {string | object} value */
function decode(value) {
  return typeof value === 'string' ? JSON.parse(Buffer.from(value, 'base64').toString()) : value;
}
