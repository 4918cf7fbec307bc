import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

import { sourceAliases } from './scripts/lib/source-aliases.mjs';

const ALL = '{app,lib,components,scripts,server,stand-in}/**/*.test.ts';
const BOUNDARIES = ['scripts/check-boundaries.test.ts', 'scripts/docs.test.ts'];

/** What uses the one upstream of the process: these tests load every module again. */
const STATEFUL = [
  'lib/upstream/resources/site-upstream.test.ts',
  'lib/site/{load,http}/**/*.test.ts',
  'app/**/*.test.ts',
];

export default defineConfig({
  resolve: { alias: sourceAliases(fileURLToPath(new URL('.', import.meta.url))) },
  test: {
    environment: 'node',
    // Machines are noisy; what must be fast is bounded in processor time.
    testTimeout: 120_000,
    // One more than the smallest machine has cores, since some tests wait for time to pass.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: { name: 'boundaries', include: BOUNDARIES, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'unit:pure',
          include: [ALL],
          exclude: [...BOUNDARIES, ...STATEFUL],
          // Nothing here has state that one file could leave to another, so modules are loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'unit:stateful', include: STATEFUL },
      },
    ],
  },
});
