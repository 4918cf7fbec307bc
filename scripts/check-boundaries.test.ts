import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { checkBoundaries, findUntested } from './check-boundaries';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Modules of lib without a test next to them, and what tests them instead. */
const TESTED_ELSEWHERE: Readonly<Record<string, string>> = {
  'lib/upstream/scripts/script-worker.mjs': 'script-shell.test.ts beside it starts it as a thread',
  'lib/upstream/sboms/sbom.thread.ts': 'sbom-lister.test.ts beside it starts it as a thread',
};

function readCheckout() {
  return ['app', 'components', 'lib', 'e2e', 'stand-in', 'server', 'scripts']
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.(tsx?|mjs)$/.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

/** A small checkout, of paths and texts. */
function files(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

describe('this checkout', () => {
  it('keeps its boundaries', () => {
    expect(checkBoundaries(readCheckout())).toEqual([]);
  });

  it('has a test next to every module of lib', () => {
    const untested = findUntested(readCheckout());
    expect(untested.filter((path) => !(path in TESTED_ELSEWHERE))).toEqual([]);
  });

  it('has exceptions only for modules that exist and have no test', () => {
    const untested = findUntested(readCheckout());
    expect(Object.keys(TESTED_ELSEWHERE).filter((path) => !untested.includes(path))).toEqual([]);
  });
});

/** A rule, and modules of which one breaks it. */
const BREACHES: readonly {
  readonly broken: string;
  readonly by: Readonly<Record<string, string>>;
}[] = [
  {
    broken: 'lib never imports components or app',
    by: { 'lib/matrix/grid/a.ts': `import type { A } from '@/components/a';` },
  },
  {
    broken: 'lib never imports components or app',
    by: { 'lib/site/load/a.ts': `import 'server-only'; export * from '../../../app/page';` },
  },
  {
    broken: 'a wing of lib imports only wings below it',
    by: { 'lib/names/a.ts': `import type { Job } from '@/lib/matrix/jobs/model';` },
  },
  {
    broken: 'a wing of lib imports only wings below it',
    by: { 'lib/matrix/grid/a.ts': `import { log } from '@/lib/upstream/runtime/log';` },
  },
  {
    broken: 'a wing of lib imports only wings below it',
    by: { 'lib/matrix/grid/a.ts': `const load = () => import('../../upstream/github/client');` },
  },
  {
    broken: 'every module of lib is in a wing',
    by: { 'lib/helpers/a.ts': `export const a = 1;` },
  },
  {
    broken: 'the expansion of matrices knows nothing of the names',
    by: { 'lib/matrix/workflow/a.ts': `import { eras } from '@/lib/names/artifacts/eras';` },
  },
  {
    broken: 'pure modules of lib import only pure modules, zod, yaml',
    by: { 'lib/matrix/grid/a.ts': `import { readFileSync } from 'node:fs';` },
  },
  {
    broken: 'pure modules of lib import only pure modules, zod, yaml',
    by: { 'lib/matrix/grid/a.ts': `import { cache } from 'react';` },
  },
  {
    broken: 'pure modules of lib import no server-only modules',
    by: { 'lib/site/url/a.ts': `import { github } from '@/lib/upstream/github/client';` },
  },
  {
    broken: 'pure modules of lib import no server-only modules',
    by: { 'lib/site/model/a.ts': `import type { load } from '../load/load';` },
  },
  {
    broken: "server-only modules begin with import 'server-only'",
    by: { 'lib/upstream/store/a.ts': `import { join } from 'node:path'; import 'server-only';` },
  },
  {
    broken: "server-only modules begin with import 'server-only'",
    by: { 'lib/upstream/store/model.ts': `export type Stored = string;` },
  },
  {
    broken: 'components know neither app nor the server-only modules of lib',
    by: { 'components/grid/a.tsx': `import { load } from '@/lib/site/load/load';` },
  },
  {
    broken: 'components know neither app nor the server-only modules of lib',
    by: { 'components/grid/a.tsx': `type Env = import('@/lib/upstream/runtime/env').Env;` },
  },
  {
    broken: 'components/ui imports only components/ui, lib/base/format',
    by: { 'components/ui/a.tsx': `import { Grid } from '@/components/grid/grid';` },
  },
  {
    broken: 'components/ui imports only components/ui, lib/base/format',
    by: { 'components/ui/a.tsx': `import type { Job } from '@/lib/matrix/jobs/model';` },
  },
  {
    broken: 'app imports of lib only lib/site/load, lib/site/http and pure modules',
    by: { 'app/page.tsx': `import { github } from '@/lib/upstream/github/client';` },
  },
  {
    broken: "modules named .client begin with 'use client', and no others do",
    by: { 'components/grid/a.tsx': `'use client';` },
  },
  {
    broken: "modules named .client begin with 'use client', and no others do",
    by: { 'components/grid/a.client.tsx': `export const a = 'use client';` },
  },
  {
    broken: 'client modules import only client modules, components/ui',
    by: { 'components/grid/a.client.tsx': `'use client'; import { B } from './b';` },
  },
  {
    broken: 'client modules import only client modules, components/ui',
    by: { 'components/grid/a.client.tsx': `'use client'; import { Octokit } from 'octokit';` },
  },
  {
    broken: 'only lib/upstream/runtime/env.ts reads process.env',
    by: { 'components/grid/a.tsx': `export const A = () => <p>{process.env['SITE_URL']}</p>;` },
  },
  {
    broken: 'only lib/upstream/runtime/env.ts reads process.env',
    by: { 'lib/upstream/log.ts': `import 'server-only'; const { env } = process;` },
  },
  {
    broken: 'only lib/upstream/runtime/env.ts reads process.env',
    by: { 'app/page.tsx': `import { env } from 'node:process';` },
  },
  {
    broken: 'no module is an index',
    by: { 'lib/matrix/grid/index.ts': `export { a } from './a';` },
  },
  {
    broken: 'only tests import tests and fixtures',
    by: {
      'lib/matrix/grid/a.ts': `import { b } from './b.fixture';`,
      'lib/matrix/grid/b.fixture.ts': `export const b = 1;`,
    },
  },
  {
    broken: 'e2e and stand-in know the application only from outside',
    by: { 'e2e/a.spec.ts': `import { paths } from '@/lib/site/url/paths';` },
  },
  {
    broken: 'server imports only server and node:',
    by: { 'server/a.mjs': `import { LRUCache } from 'lru-cache';` },
  },
  {
    broken: 'modules do not import each other in a ring',
    by: {
      'lib/matrix/grid/a.ts': `import { b } from './b';`,
      'lib/matrix/grid/b.ts': `import { c } from './c';`,
      'lib/matrix/grid/c.ts': `import type { A } from '@/lib/matrix/grid/a';`,
    },
  },
  {
    broken: 'folders do not import each other in a ring',
    by: {
      'lib/matrix/grid/a.ts': `import { b } from '../jobs/b';`,
      'lib/matrix/jobs/b.ts': `export const b = 1;`,
      'lib/matrix/jobs/c.ts': `import type { D } from '@/lib/matrix/grid/d';`,
      'lib/matrix/grid/d.ts': `export type D = 1;`,
    },
  },
  {
    broken:
      'server/shared, which is built into the application too, imports nothing else of server',
    by: { 'server/shared/a.mjs': `import { PageServer } from '../page-server.mjs';` },
  },
  {
    broken: 'app, components and lib import of server only server/shared',
    by: {
      'lib/upstream/a.ts': `import 'server-only'; import { page } from '@/server/page.mjs';`,
    },
  },
  {
    broken: 'modules of a thread import only each other, node:, just-bash and jq-web',
    by: { 'lib/upstream/scripts/a.mjs': `import { z } from 'zod';` },
  },
  {
    broken: 'modules named .thread import only pure modules of lib and node:',
    by: { 'lib/upstream/a/b.thread.ts': `import { env } from '@/lib/upstream/runtime/env';` },
  },
  {
    broken: 'no module imports one named .thread: it is started as a thread',
    by: {
      'lib/upstream/a/a.ts': `import 'server-only'; import { run } from './b.thread';`,
      'lib/upstream/a/b.thread.ts': `export const run = 1;`,
    },
  },
  {
    broken: 'only modules of a thread and tests import what runs scripts',
    by: { 'lib/upstream/store/a.ts': `import 'server-only'; import { Bash } from 'just-bash';` },
  },
  {
    broken: 'only modules of a thread and tests import what runs scripts',
    by: {
      'lib/upstream/scripts/a.ts': `import 'server-only'; import { run } from './b.mjs';`,
      'lib/upstream/scripts/b.mjs': `export const run = 1;`,
    },
  },
  {
    broken: 'scripts import no app and no components',
    by: { 'scripts/a.ts': `import { Grid } from '@/components/grid/grid';` },
  },
  {
    broken: 'scripts that Node runs (.mjs) import no TypeScript',
    by: { 'scripts/a.mjs': `import { env } from '../lib/upstream/runtime/env';` },
  },
  {
    broken: 'scripts that Node runs (.mjs) import no TypeScript',
    by: { 'scripts/lib/a.mjs': `const load = () => import('../renew-snapshots.ts');` },
  },
  {
    broken: 'no module is an index',
    by: { 'server/index.mjs': `export const a = 1;` },
  },
];

describe('checkBoundaries', () => {
  it.each(BREACHES.map(({ broken, by }) => ({ broken, by, breach: Object.values(by).join(' ') })))(
    'finds that “$broken” is broken by $breach',
    ({ broken, by }) => {
      const violations = checkBoundaries(files(by));
      expect(violations).toHaveLength(1);
      expect(violations[0]?.rule).toContain(broken);
    },
  );

  it('finds nothing in a checkout that keeps to the rules', () => {
    const kept = files({
      'app/error.tsx': `'use client'; export default function E() { return null; }`,
      'app/page.tsx': `import { load } from '@/lib/site/load/load'; import { Grid } from '@/components/grid/grid';`,
      'components/grid/grid.tsx': `import type { Shown } from '@/lib/site/model/a'; import { B } from './b.client';`,
      'components/grid/b.client.tsx': `'use client'; import { useState } from 'react'; import { a } from '@/lib/matrix/grid/a'; import { Row } from '@/components/ui/row';`,
      'components/ui/row.tsx': `import Link from 'next/link';`,
      'lib/site/model/a.ts': `import type { a } from '@/lib/matrix/grid/a'; export type Shown = typeof a;`,
      'lib/site/load/load.ts': `import 'server-only'; import { github } from '@/lib/upstream/github/client';`,
      'lib/upstream/runtime/env.ts': `import 'server-only'; import { z } from 'zod'; export const env = process.env;`,
      'lib/upstream/github/client.ts': `import 'server-only'; import { env } from '@/lib/upstream/runtime/env';`,
      'lib/matrix/grid/a.ts': `import { parse } from 'yaml'; import { ids } from '@/lib/names/distributions/ids'; export const a = 1;`,
      'lib/matrix/grid/a.test.ts': `import fc from 'fast-check'; import { readFileSync } from 'node:fs'; import { a } from './a';`,
      'lib/names/distributions/ids.ts': `export const ids = ['ubuntu'];`,
      'e2e/a.spec.ts': `import { test } from './fixtures';`,
      'server/serve.mjs': `import { createServer } from 'node:http'; import { PageServer } from './page-server.mjs';`,
      'server/page-server.mjs': `import { parsePort } from './shared/settings.mjs'; export class PageServer {}`,
      'server/shared/settings.mjs': `export function parsePort() { return 3000; }`,
      'lib/upstream/runtime/read-env.ts': `import 'server-only'; import { parsePort } from '@/server/shared/settings.mjs';`,
      'scripts/start.mjs': `import { parsePort } from '../server/shared/settings.mjs'; /** @type {import('../lib/matrix/grid/a').a} */ let a;`,
      'scripts/renew.ts': `import { github } from '@/lib/upstream/github/client';`,
    });
    expect(checkBoundaries(kept)).toEqual([]);
  });

  it('refuses a module that it cannot read', () => {
    expect(() => checkBoundaries(files({ 'lib/base/a.ts': 'import {' }))).toThrow('lib/base/a.ts');
  });
});

describe('findUntested', () => {
  it('names the modules of lib that do something and have no test', () => {
    const untested = findUntested(
      files({
        'lib/grid/a.ts': `export function a() { return 1; }`,
        'lib/grid/b.ts': `export function b() { return 1; }`,
        'lib/grid/grid.test.ts': `import { b } from './b'; import { d } from '@/lib/cells/d';`,
        'lib/cells/d.ts': `export const d = () => 1;`,
        'lib/grid/model.ts': `export const ARCHES = ['amd64', 'arm64'] as const; export type Arch = (typeof ARCHES)[number];`,
        'lib/grid/schema.ts': `import { z } from 'zod'; export const schema = z.string();`,
        'components/grid/c.tsx': `export function C() { return null; }`,
      }),
    );
    expect(untested).toEqual(['lib/grid/a.ts', 'lib/cells/d.ts', 'lib/grid/schema.ts']);
  });
});
