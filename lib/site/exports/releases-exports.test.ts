import { describe, expect, it } from 'vitest';

import { formatCsv } from '@/lib/base/text/csv';
import { releaseContents } from '@/lib/releases/contents/release-contents';
import type { ReleaseEntry } from '@/lib/releases/list/read-component';
import { assetOf, MIXED, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';
import { selectReleases } from '@/lib/releases/list/select-releases';
import { LATEST_FIRST } from '@/lib/releases/list/sort-releases';
import type { TrackedComponent } from '@/lib/site/model/tracked-component';
import { trackedComponent } from '@/lib/site/model/tracked-component.fixture';

import { releaseMarkdown } from './release-markdown';
import { RELEASE_HEAD, releaseRow, releasesMarkdown } from './releases-table';

const ORIGIN = 'https://matrix.example.org';
const ARCHIVE = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';

const releases = readReleases([
  ...MIXED,
  releaseOf('v3.3.6', '2025-04-07', { assets: [assetOf(ARCHIVE)], notes: 'A <b>note</b>\u0007' }),
  releaseOf('a|b<script>', '2025-04-08', { title: '=cmd()' }),
]);

const tracked = trackedComponent(releases);

const { found } = selectReleases([releases], {
  components: [],
  text: '',
  withPreliminary: true,
  year: null,
});

function markdownOf(of: TrackedComponent, entry: ReleaseEntry) {
  const contents = releaseContents(entry.release, entry.componentId);
  return releaseMarkdown(of, entry, ORIGIN, contents);
}

function entryOf(tag: string) {
  const entry = releases.entries.find(({ release }) => release.tag === tag);
  if (entry === undefined) throw new Error(`no ${tag}`);
  return entry;
}

describe('releaseRow', () => {
  it.each(found.map((each) => [each.entry.release.tag, each] as const))(
    'has a value for each column of %s',
    (_tag, each) => {
      expect(releaseRow(each)).toHaveLength(RELEASE_HEAD.length);
    },
  );

  it.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'lets no spreadsheet run %j as a title or a tag',
    (text) => {
      const [cell] = found;
      if (cell === undefined) throw new Error('There are releases.');
      const release = { ...cell.entry.release, title: text, tag: text };
      const row = releaseRow({ ...cell, entry: { ...cell.entry, release } });
      const csv = formatCsv([row.slice(1, 3)]);
      expect(csv.match(/(?:^|,)"?'/g)).toHaveLength(2);
    },
  );
});

describe('releasesMarkdown', () => {
  const filters = { components: ['kairos'], withPreliminary: true, year: null, at: null, page: 1 };
  const markdown = (text: string, hits = found) =>
    releasesMarkdown(
      {
        query: { ...filters, text },
        frozen: null,
        requestedPage: 1,
        queryNotices: [],
        components: [tracked],
        selection: { found: hits, hiddenPreliminary: 0, years: [] },
        shown: { items: hits, page: 1, pages: 1, total: hits.length },
        groups: [],
        months: [],
        listView: { view: 'time', order: LATEST_FIRST, components: null },
        description: '',
        now: '2026-11-23T10:00:00Z',
      },
      `${ORIGIN}/releases`,
    );

  it('gives one row for each release, a hostile tag within its cell', () => {
    const rows = markdown('').match(/^\| kairos \|.*$/gm) ?? [];
    expect(rows).toHaveLength(found.length);
    expect(rows.filter((row) => row.split(/(?<!\\)\|/).length !== 8)).toEqual([]);
    expect(rows.find((row) => row.includes('a\\|b'))).toContain('a\\|b\\<script\\>');
  });

  it('says which filters apply, as text', () => {
    expect(markdown('<img src=x> [a](b)')).toContain(
      '## Kairos releases: kairos, \\<img src=x\\> \\[a\\](b)\n',
    );
    expect(markdown('', [])).toContain('No releases match.');
  });
});

describe('releaseMarkdown', () => {
  it('gives notes and files, and lets no tag break out of its place', () => {
    const text = markdownOf(tracked, entryOf('v3.3.6'));
    expect(text).toContain(ARCHIVE);
    expect(text).toContain('A <b>note</b>');
    const odd = markdownOf(tracked, entryOf('a|b<script>'));
    expect(odd).toContain(' a\\|b\\<script\\>\n');
    expect(odd).toContain(`<${ORIGIN}/releases/kairos/a%7Cb%3Cscript%3E>`);
    expect(odd).not.toContain('<script>');
  });

  it('lets no name of a file break out of its row', () => {
    const entry = entryOf('v3.3.6');
    const release = { ...entry.release, assets: [assetOf('a|b\n# c <img>')] };
    const text = markdownOf(tracked, { ...entry, release });
    expect(text).toContain('\n| a\\|b \\# c \\<img\\> | 10 |  |\n');
  });

  it('says when and what was changed, and that nothing was written', () => {
    const entry = entryOf('v3.6.0');
    const change = { noticedAt: '2026-11-20T08:00:00Z', what: ['notes', 'assets'] as const };
    const text = markdownOf(tracked, { ...entry, release: { ...entry.release, change } });
    expect(text).toContain(
      'Edited after publication (notes, assets), detected 2026-11-20T08:00:00Z.',
    );
    expect(text).toContain('No release notes.');
    expect(text).toContain('No files are listed.');
  });

  it('lists known defects with their sources', () => {
    const known = readReleases([releaseOf('v3.4.2', '2025-05-01')]);
    const [entry] = known.entries;
    if (entry === undefined) throw new Error('There is a release.');
    const text = markdownOf(trackedComponent(known), entry);
    expect(text).toContain('## Known defects\n');
    expect(text).toContain(
      'carry an old kernel, 6.8.0-31. <https://github.com/kairos-io/kairos/issues/3398>',
    );
    expect(markdownOf(tracked, entryOf('v4.0.1'))).not.toContain('file-without-dash');
  });

  it('says what is unknown', () => {
    const snapshot = { lacks: [], assetNames: new Map() };
    expect(markdownOf({ ...tracked, snapshot }, entryOf('v3.3.6'))).toContain('Not loaded yet.');
  });
});
