import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CHUNKS = '.next/static/chunks';

/** Smaller scripts are not worth compiling in the background. */
const SMALLEST = 25_000;

/**
 * The comment by which V8 compiles the functions of a script as it arrives, in the background, and not one after the
 * other when they are first called, on the thread of the page. Other browsers read it as a comment.
 *
 * @see https://v8.dev/blog/explicit-compile-hints
 */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Puts the hint before the large scripts of a build: most of their functions are modules, which all run when the page
 * starts.
 *
 * @param {string} root
 * @returns {number} how many scripts got it
 */
export function hintCompile(root) {
  const folder = join(root, CHUNKS);
  if (!existsSync(folder)) return 0;
  let hinted = 0;
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    if (text.length < SMALLEST || text.startsWith(HINT)) continue;
    writeFileSync(join(folder, name), `${HINT}${text}`);
    hinted += 1;
  }
  return hinted;
}
