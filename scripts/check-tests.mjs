#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

import { ensureInstalled } from './lib/ensure-installed.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { ProtectionCheck } from './lib/protection-check.mjs';
import { RepositoryCopy } from './lib/repository-copy.mjs';
import { main, Refusal } from './lib/run.mjs';
import { PROTECTIONS } from './protections/protections.mjs';

/** @typedef {import('./protections/protections.mjs').Protection} Protection */

const MARKS = { proved: '✓', skipped: '-', wrong: '✗' };

/**
 * Shows that tests can fail: removes one protection after another in a copy of the repository, and runs the test that
 * must fail without it. Usage: npm run check-tests -- [words of a fault, a protection or a path]
 */
const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  const chosen = choose(process.argv.slice(2));
  checkNodeVersion(root);
  await ensureInstalled(root, { isDevNeeded: true });
  const copy = new RepositoryCopy(root);
  try {
    return await check(copy, chosen);
  } finally {
    copy.remove();
  }
});

/** @param {readonly string[]} words */
function choose(words) {
  const isMeant = (/** @type {Protection} */ { fault, protection, file, test }) => {
    const text = [fault, protection, file, test.file].join('\n').toLowerCase();
    return words.every((word) => text.includes(word.toLowerCase()));
  };
  const chosen = PROTECTIONS.filter(isMeant);
  if (chosen.length === 0) throw new Refusal(`No protection has the words “${words.join(' ')}”.`);
  return chosen;
}

/**
 * @param {RepositoryCopy} copy
 * @param {readonly Protection[]} protections
 */
async function check(copy, protections) {
  const checking = new ProtectionCheck(copy);
  const counts = { proved: 0, skipped: 0, wrong: 0 };
  for (const each of protections) {
    const { end, detail } = await checking.prove(each);
    counts[end] += 1;
    console.log(`${MARKS[end]} ${each.file}: ${each.protection}`);
    if (detail !== '') console.log(`    ${each.test.file} “${each.test.name}” ${detail}`);
  }
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.proved} tests fail without their protection, ${counts.wrong} do not`);
  return counts.wrong > 0 ? 1 : 0;
}
