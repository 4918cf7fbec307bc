#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

import { ensureInstalled } from './lib/ensure-installed.mjs';
import { checkNodeVersion } from './lib/node-version.mjs';
import { openSources } from './lib/open-sources.mjs';
import { main } from './lib/run.mjs';

/**
 * Pins the images of the Dockerfile and of deploy by digest, as their registries have them now. A mirror is set with
 * REGISTRIES. Usage: npm run pin-images
 */
const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  checkNodeVersion(root);
  await ensureInstalled(root, { isDevNeeded: true });
  const sources = await openSources(root);
  try {
    const { env } = /** @type {typeof import('@/lib/upstream/runtime/env')} */ (
      await sources.load('lib/upstream/runtime/env.ts')
    );
    const { pinImages } = /** @type {typeof import('./write-image-digests')} */ (
      await sources.load('scripts/write-image-digests.ts')
    );
    return (await pinImages(root, env().REGISTRIES)) ? 0 : 1;
  } finally {
    await sources.close();
  }
});
