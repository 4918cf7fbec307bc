#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from './lib/ensure-built.mjs';
import { main } from './lib/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await main(async () => {
  await ensureBuilt(root);
  return 0;
});
