import { fileURLToPath } from 'node:url';
import { Worker, type ResourceLimits } from 'node:worker_threads';

import { build } from 'vite';

import { sourceAliases } from '@/scripts/lib/source-aliases.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Bundles the thread that reads SBOMs, as the build of the site does, and gives what starts it. */
export async function bundleSbomThread(): Promise<(limits?: ResourceLimits) => Worker> {
  const bundle = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: sourceAliases(root) },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./sbom.thread.ts', import.meta.url)),
      write: false,
      rollupOptions: { output: { format: 'cjs' } },
    },
  });
  const output = 'output' in bundle ? bundle.output[0].code : null;
  if (output === null) throw new Error('The thread is one bundle.');
  return (resourceLimits = {}) =>
    new Worker(output, { eval: true, stdout: true, stderr: true, resourceLimits });
}
