#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

// The application's own modules read upstream here; vite runs them as Next does.
const server = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      'server-only': fileURLToPath(
        new URL('../node_modules/server-only/empty.js', import.meta.url),
      ),
    },
  },
});
try {
  const script = fileURLToPath(new URL('./renew-snapshots.ts', import.meta.url));
  const { renewSnapshots } = await server.ssrLoadModule(script);
  process.exitCode = (await renewSnapshots(root)) ? 0 : 1;
} finally {
  await server.close();
}
