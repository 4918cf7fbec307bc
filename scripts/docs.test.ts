import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/reliability.md'];

/** A file or folder of the repository, as documents name it. */
const PATH = /`((?:app|components|lib|server|scripts|e2e|deploy|docs)\/[\w./-]*[\w])`/g;

const read = (file: string) => readFileSync(file, 'utf8');

describe('the documents', () => {
  it.each(DOCUMENTS)('%s names files that exist', (document) => {
    const named = [...read(document).matchAll(PATH)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each(DOCUMENTS)('%s links to files that exist', (document) => {
    const folder = document.includes('/') ? 'docs/' : '';
    const linked = [...read(document).matchAll(/\]\((?!https?:)([^)#]+)\)/g)];
    expect(linked.filter(([, path = '']) => !existsSync(`${folder}${path}`))).toEqual([]);
  });

  it('prove each fault by tests that are there', () => {
    const rows = read('docs/reliability.md')
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
  });
});
