#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

import { openSources } from './lib/open-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// The application's own modules read upstream here; vite runs them as Next does.
const sources = await openSources(root);
try {
  const { renewSnapshots } = /** @type {typeof import('./renew-snapshots')} */ (
    await sources.load('scripts/renew-snapshots.ts')
  );
  process.exitCode = (await renewSnapshots(root)) ? 0 : 1;
} finally {
  await sources.close();
}
