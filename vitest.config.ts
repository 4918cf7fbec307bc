import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
      'server-only': fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    environment: 'node',
    // Machines are noisy; what must be fast is measured by the benchmark.
    testTimeout: 60_000,
    include: ['{app,lib,components,scripts,server,stand-in}/**/*.test.ts'],
  },
});
