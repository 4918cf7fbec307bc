import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

import { describe, expect, it } from 'vitest';

const ROOT_FOLDERS = 'app|components|lib|server|scripts|e2e|stand-in|deploy|docs';

/** A file or folder of the repository: in backticks, or as an argument in a block of commands. */
const PATH = new RegExp(`(?:\`|^(?:npx|node|npm) .*?)((?:${ROOT_FOLDERS})/[\\w./-]*\\w)`, 'gm');

/** A command of package.json. */
const SCRIPT = /\bnpm (?:run )?(?:--silent )?([a-z][\w:-]*)/g;

/** Scripts that npm has built in. */
const NPM_COMMANDS = ['ci', 'install', 'audit'];

const read = (file: string) => readFileSync(file, 'utf8');

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  read('package.json'),
);

function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(PATH)].map(([, path = '']) => path);
}

describe('the documents', () => {
  it('are found, with paths and commands in them', () => {
    const all = DOCUMENTS.map(read).join('\n');
    expect(DOCUMENTS).toContain('CONTRIBUTING.md');
    expect(DOCUMENTS).toContain('docs/decisions/001-cache-of-rendered-pages.md');
    expect(pathsIn(all).length).toBeGreaterThan(50);
    expect([...all.matchAll(SCRIPT)].length).toBeGreaterThan(10);
  });

  it.each(DOCUMENTS)('%s names files that exist', (document) => {
    expect(pathsIn(read(document)).filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each(DOCUMENTS)('%s names commands that exist', (document) => {
    const named = [...read(document).matchAll(SCRIPT)].map(([, name = '']) => name);
    const unknown = named.filter(
      (name) => !Object.hasOwn(manifest.scripts, name) && !NPM_COMMANDS.includes(name),
    );
    expect(unknown).toEqual([]);
  });

  it.each(DOCUMENTS)('%s links to files that exist', (document) => {
    const linked = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)\)/g)];
    const missing = linked.filter(
      ([, path = '']) => !existsSync(posix.join(posix.dirname(document), path)),
    );
    expect(missing).toEqual([]);
  });

  it.each(['docs/reliability.md', 'docs/conventions.md'])(
    '%s names tests that exist',
    (document) => {
      const rows = read(document)
        .split('\n')
        .filter((line) => line.startsWith('| ') && line.includes('`'));
      expect(rows.length).toBeGreaterThan(20);
      const unproved = rows.filter((row) => {
        const proof = row.split('|').at(-2) ?? '';
        const files = [...proof.matchAll(PATH)].map(([, path = '']) => read(path));
        const tests = [...proof.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
        return files.length === 0 || tests.some((name) => !files.join('\n').includes(name));
      });
      expect(unproved).toEqual([]);
    },
  );
});
