import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { checkBoundaries, findUntested } from './check-boundaries';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Modules of lib without a test beside them, and what tests them instead. */
const TESTED_ELSEWHERE: Readonly<Record<string, string>> = {};

function readCheckout() {
  return ['app', 'components', 'lib', 'e2e']
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => /\.tsx?$/.test(path))
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

  it('has a test beside every module of lib', () => {
    const untested = findUntested(readCheckout());
    expect(untested.filter((path) => !(path in TESTED_ELSEWHERE))).toEqual([]);
  });

  it('excuses from a test of its own only modules that are there and lack one', () => {
    const untested = findUntested(readCheckout());
    expect(Object.keys(TESTED_ELSEWHERE).filter((path) => !untested.includes(path))).toEqual([]);
  });
});

describe('checkBoundaries', () => {
  it.each([
    {
      broken: 'lib never imports components or app',
      by: { 'lib/grid/a.ts': `import type { A } from '@/components/a';` },
    },
    {
      broken: 'lib never imports components or app',
      by: { 'lib/data/a.ts': `import 'server-only'; export * from '../../app/page';` },
    },
    {
      broken: 'pure modules of lib import only pure modules, zod, yaml',
      by: { 'lib/grid/a.ts': `import { readFileSync } from 'node:fs';` },
    },
    {
      broken: 'pure modules of lib import only pure modules, zod, yaml',
      by: { 'lib/grid/a.ts': `import { cache } from 'react';` },
    },
    {
      broken: 'pure modules of lib import only pure modules, zod, yaml',
      by: { 'lib/grid/a.ts': `import { log } from '@/lib/upstream/runtime/log';` },
    },
    {
      broken: 'pure modules of lib import only pure modules, zod, yaml',
      by: { 'lib/grid/a.ts': `const load = () => import('../upstream/github/client');` },
    },
    {
      broken: 'pure modules in server-only folders of lib import no react, next',
      by: { 'lib/data/wire-run.ts': `import { github } from '../upstream/github/client';` },
    },
    {
      broken: 'pure modules in server-only folders of lib import no react, next',
      by: { 'lib/data/a-view.ts': `import { cache } from 'react';` },
    },
    {
      broken: "server-only modules begin with import 'server-only'",
      by: { 'lib/upstream/store/a.ts': `import { join } from 'node:path'; import 'server-only';` },
    },
    {
      broken: 'components know neither app nor the server-only modules of lib',
      by: { 'components/grid/a.tsx': `import { load } from '@/lib/data/load';` },
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
      by: { 'components/ui/a.tsx': `import type { Cell } from '@/lib/cells/model';` },
    },
    {
      broken: 'app imports of lib only lib/data, lib/http and pure modules',
      by: { 'app/page.tsx': `import { github } from '@/lib/upstream/github/client';` },
    },
    {
      broken: 'app imports of lib only lib/data, lib/http and pure modules',
      by: { 'app/page.tsx': `import { env } from '@/lib/upstream/runtime/env';` },
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
      by: { 'lib/grid/index.ts': `export { a } from './a';` },
    },
    {
      broken: 'only tests import tests and fixtures',
      by: {
        'lib/grid/a.ts': `import { b } from './b.fixture';`,
        'lib/grid/b.fixture.ts': `export const b = 1;`,
      },
    },
    {
      broken: 'e2e knows the application only from outside',
      by: { 'e2e/a.spec.ts': `import { paths } from '@/lib/url/paths';` },
    },
    {
      broken: 'pure modules import each other without circles',
      by: {
        'lib/grid/a.ts': `import { b } from '../cells/b';`,
        'lib/cells/b.ts': `import { c } from './c';`,
        'lib/cells/c.ts': `import type { A } from '@/lib/grid/a';`,
      },
    },
  ])('finds that “$broken” is broken (case $#)', ({ broken, by }) => {
    const violations = checkBoundaries(files(by));
    expect(violations).toHaveLength(1);
    expect(violations[0]?.rule).toContain(broken);
  });

  it('finds nothing in a checkout that keeps to the rules', () => {
    const kept = files({
      'app/error.tsx': `'use client'; export default function E() { return null; }`,
      'app/page.tsx': `import { load } from '@/lib/data/load'; import { Grid } from '@/components/grid/grid';`,
      'components/grid/grid.tsx': `import type { View } from '@/lib/data/a-view'; import { B } from './b.client';`,
      'components/grid/b.client.tsx': `'use client'; import { useState } from 'react'; import { a } from '@/lib/grid/a'; import { Row } from '@/components/ui/row';`,
      'components/ui/row.tsx': `import Link from 'next/link';`,
      'lib/data/a-view.ts': `import type { a } from '@/lib/grid/a'; export type View = typeof a;`,
      'lib/data/load.ts': `import 'server-only'; import { github } from '@/lib/upstream/github/client';`,
      'lib/upstream/runtime/env.ts': `import 'server-only'; import { z } from 'zod'; export const env = process.env;`,
      'lib/upstream/github/client.ts': `import 'server-only'; import { env } from '@/lib/upstream/runtime/env';`,
      'lib/upstream/github/wire-run.ts': `import 'server-only'; import { z } from 'zod';`,
      'lib/grid/a.ts': `import { parse } from 'yaml'; export const a = 1;`,
      'lib/grid/a.test.ts': `import fc from 'fast-check'; import { readFileSync } from 'node:fs'; import { a } from './a';`,
      'e2e/a.spec.ts': `import { test } from './fixtures';`,
    });
    expect(checkBoundaries(kept)).toEqual([]);
  });

  it('refuses a module that it cannot read', () => {
    expect(() => checkBoundaries(files({ 'lib/grid/a.ts': 'import {' }))).toThrow('lib/grid/a.ts');
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
