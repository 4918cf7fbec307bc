import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

import { sourceAliases } from './scripts/lib/source-aliases.mjs';

const ALL = '{app,lib,components,scripts,server,stand-in}/**/*.test.ts';
const BOUNDARIES = ['scripts/check-boundaries.test.ts', 'scripts/docs.test.ts'];

/** Files that start timers of the whole process, or end it. */
const OWN_PROCESS = [
  'lib/upstream/resources/site-upstream.test.ts',
  'lib/site/load/start-site.test.ts',
  'lib/site/http/handle-matrix-history.test.ts',
];

/** What uses the one upstream of the process. */
const STATEFUL = ['lib/site/{load,http}/**/*.test.ts', 'app/**/*.test.ts'];

export default defineConfig({
  resolve: { alias: sourceAliases(fileURLToPath(new URL('.', import.meta.url))) },
  plugins: [
    {
      name: 'production-packages',
      enforce: 'post',
      // Vitest resolves packages with the condition “development”, whose builds are slow and never run on the site.
      configResolved: ({ ssr }) => {
        ssr.resolve = { ...ssr.resolve, conditions: ['node'] };
      },
    },
  ],
  test: {
    environment: 'node',
    // Machines are noisy; what must be fast is bounded in processor time.
    testTimeout: 120_000,
    // One per core: each worker loads all modules, and the checks and the build run at the same time.
    maxWorkers: 2,
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
          exclude: [...BOUNDARIES, ...STATEFUL, ...OWN_PROCESS],
          // Nothing here has state that one file could leave to another, so modules are loaded once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit:stateful',
          include: STATEFUL,
          exclude: OWN_PROCESS,
          // Loading our modules again is enough; a process for each file took 45 % more processor time.
          isolate: false,
          setupFiles: ['lib/site/load/fresh-modules.fixture.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'unit:own-process', include: OWN_PROCESS },
      },
    ],
  },
});
