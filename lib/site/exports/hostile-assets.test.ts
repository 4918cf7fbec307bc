import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listUsefulFacets } from '@/lib/base/filter/list-facets';
import { EVERYTHING } from '@/lib/base/filter/model';
import { selectRows } from '@/lib/base/filter/select-rows';
import { formatCsv } from '@/lib/base/text/csv';
import { arrangeAssets } from '@/lib/releases/list/arrange-assets';
import { ARTIFACT_FILTER } from '@/lib/releases/list/choose-artifact';
import { fileName } from '@/lib/releases/list/hostile-names.fixture';
import type { Release } from '@/lib/releases/list/model';
import { readReleases } from '@/lib/releases/list/releases.fixture';
import { listSboms } from '@/lib/releases/list/sbom-table';
import { verificationsFor } from '@/lib/releases/verification/verifications-for';
import { wireRelease } from '@/lib/upstream/github/wire-release';

import { releaseMarkdown } from './release-markdown';
import { SBOM_HEAD, sbomRow } from './sbom-rows';

const SEED = 20_261_123;
const ORIGIN = 'https://matrix.example.org';
const ORIGINAL = { component: 'kairos', tag: 'v3.3.6' };

const fileNames = fc.uniqueArray(fileName, { minLength: 1, maxLength: 20 });

const row = {
  id: 9,
  tag_name: ORIGINAL.tag,
  prerelease: false,
  published_at: '2026-01-02T03:04:05Z',
  created_at: '2026-01-01T00:00:00Z',
  html_url: 'https://github.com/kairos-io/kairos/releases/tag/v3.3.6',
};

const upload = {
  id: 5,
  browser_download_url: 'https://github.com/kairos-io/kairos/releases/download/v3.3.6/x',
  size: 10,
};

/** Reads GitHub's list of files as the site does. */
function readFiles(assets: readonly unknown[]): Release {
  const read = wireRelease.parse({ ...row, assets });
  if (read === null) throw new Error('The release is no draft.');
  return read.release;
}

const readNames = (names: readonly string[]) =>
  readFiles(names.map((name, index) => ({ ...upload, id: index + 1, name })));

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, Infinity, '', 'x', [], {}, 'x'.repeat(501)),
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x', 'new'),
);

describe('rows of files that GitHub would not send', () => {
  it('are read or counted, and no URL but of the web is taken over', () => {
    const fields = fc.constantFrom('id', 'name', 'browser_download_url', 'size', 'digest', 'state');
    const change = fc.dictionary(fields, junk, { maxKeys: 2 });
    fc.assert(
      fc.property(fc.array(fc.oneof(change, junk), { maxLength: 10 }), (changes) => {
        const rows = changes.map((each) =>
          typeof each === 'object' && each !== null && !Array.isArray(each)
            ? { ...upload, name: 'kairos.iso', ...each }
            : each,
        );
        const unfinished = rows.filter(
          (each) => typeof each === 'object' && each !== null && 'state' in each,
        );
        const { assets, unreadableAssets } = readFiles(rows);
        const count = assets.length + unreadableAssets;
        expect(count).toBeLessThanOrEqual(rows.length);
        expect(count).toBeGreaterThanOrEqual(rows.length - unfinished.length);
        for (const { name, url, bytes, digest } of assets) {
          expect(name).toSatisfy((text: string) => text.length > 0 && text.length <= 500);
          expect(url).toMatch(/^https?:\/\//);
          expect(bytes).toSatisfy((size: number) => Number.isSafeInteger(size) && size >= 0);
          expect(digest ?? 'a:0').toMatch(/^[a-z0-9]+:[\da-f]+$/);
        }
      }),
      { seed: SEED, numRuns: 1500 },
    );
  });
});

describe('hostile names of files', () => {
  it('are in exactly one place, and are chosen by what they say', () => {
    fc.assert(
      fc.property(fileNames, (names) => {
        const { assets } = readNames(names);
        const { groups, programs, rest } = arrangeAssets(assets, ORIGINAL);
        const grouped = groups.flatMap(({ main, companions }) => [main, ...companions]);
        const placed = [...grouped, ...programs, ...rest].map(({ asset }) => asset.name);
        expect(placed.toSorted()).toEqual(assets.map(({ name }) => name).toSorted());
        const selection = { text: '', choices: new Map([['arch', ['amd64']]]) };
        const chosen = selectRows(groups, selection, ARTIFACT_FILTER);
        expect(chosen).toEqual(groups.filter(({ facets }) => facets.arch === 'amd64'));
        for (const { key, options } of listUsefulFacets(groups, EVERYTHING, ARTIFACT_FILTER)) {
          const values = groups.flatMap(
            ({ facets }) => new Map(Object.entries(facets)).get(key) ?? [],
          );
          expect(options.map(({ value }) => value)).toEqual([...new Set(values)]);
        }
      }),
      { seed: SEED, numRuns: 800 },
    );
  });

  it('stay in their cells and lines, in CSV, in Markdown and in URLs', () => {
    fc.assert(
      fc.property(fileNames, (names) => {
        const release = readNames(names);
        const releases = readReleases([release]);
        const rows = listSboms([releases]).map((sbom) => sbomRow(sbom, ORIGIN));
        expectTable(formatCsv([[...SBOM_HEAD], ...rows]), rows);
        for (const [at, url] of rows.map((cells) => cells.at(-1) ?? '').entries()) {
          const { origin, pathname, searchParams } = new URL(url);
          if (origin !== ORIGIN) continue;
          expect(pathname).toBe('/api/v1/releases/kairos/v3.3.6/sbom');
          expect(searchParams.get('asset')).toBe(rows[at]?.[8]?.toWellFormed());
        }
        expectFiles(markdownOf(release), release.assets.length);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

/** Reads CSV back, in which no cell begins as a formula does. */
function expectTable(csv: string, rows: readonly (readonly string[])[]): void {
  const cells = [...csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
  for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/);
  expect(cells.slice(SBOM_HEAD.length).map((cell) => cell.replace(/^'/, ''))).toEqual(
    rows.flat().map((cell) => cell.replace(/^'/, '')),
  );
}

function markdownOf(release: Release): string {
  const releases = readReleases([release]);
  const [entry] = releases.entries;
  if (entry === undefined) throw new Error('The release is there.');
  const tracked = {
    component: releases.component,
    repository: null,
    releases,
    freshness: null,
    reading: null,
    removed: [],
    unreadable: 0,
    snapshot: null,
    failure: null,
    nextAttemptAt: null,
  };
  return releaseMarkdown(tracked, entry, ORIGIN, []);
}

/** Every file is one line of three cells, and no line has markup. */
function expectFiles(markdown: string, count: number): void {
  const lines = (markdown.split('## Files\n')[1] ?? '').split('\n').slice(3, -3);
  expect(lines).toHaveLength(count);
  for (const line of lines) {
    expect(line.replaceAll(/\\./g, '').match(/\|/g)).toHaveLength(4);
    expect(line.replaceAll(/\\./g, '')).not.toMatch(/[<>`*_[\]]/);
  }
}

/** Programs of the same names that print their arguments instead, each ended by a NUL. */
const STUBS = ['cosign', 'sed', 'sha256sum']
  .map((program) => `${program}() { printf '%s\\000' ${program} "$@"; }`)
  .join('\n');

describe('hostile names of files in commands', () => {
  it('reach a real shell as one word each, and run nothing', () => {
    const names = fc
      .sample(fileName, { seed: SEED, numRuns: 400 })
      .map((name) => `${name.replaceAll('\0', '').toWellFormed()}.iso`);
    const commands = names.map((name) => {
      const assetNames = ['', '.sha256', '.sha256.bundle'].map((ending) => `${name}${ending}`);
      const request = { assetNames, fileName: name, imageReference: null, certificate: null };
      return verificationsFor({
        ...request,
        componentId: 'kairos',
        tag: 'v4.2.0',
        variant: 'core',
        arch: 'amd64',
      }).map(({ command }) => command);
    });
    const script = `${STUBS}\n${commands.flat().join('\n')}\n`;
    const output = execFileSync('sh', [], { input: script, encoding: 'utf8', cwd: '/' });
    const calls = output
      .split(/(?:^|\0)(?=(?:cosign|sha256sum)\0)/)
      .map((call) => call.replace(/\0$/, '').split('\0'));
    expect(calls).toHaveLength(3 * names.length);
    for (const [at, name] of names.entries()) {
      const file = name.startsWith('-') ? `./${name}` : name;
      const [checksum, signature, documented] = calls.slice(3 * at);
      expect(checksum).toEqual(['sha256sum', '-c', `${file}.sha256`]);
      expect(signature).toEqual(expect.arrayContaining([`${file}.sha256.bundle`]));
      expect(signature?.at(-1)).toBe(`${file}.sha256`);
      expect(documented).toEqual(expect.arrayContaining([`${file}.sha256.pem`]));
      expect(documented?.at(-1)).toBe(`${file}.sha256`);
    }
  });
});
