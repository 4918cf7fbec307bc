import { describe, expect, it } from 'vitest';

import type { ComponentView } from '@/lib/data/releases-view';
import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import {
  assetOf,
  componentOf,
  MIXED,
  readReleases,
  releaseOf,
} from '@/lib/releases/list/releases.fixture';
import { selectReleases } from '@/lib/releases/list/select-releases';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';
import { formatCsv } from '@/lib/base/text/csv';

import { releaseAnswer, releasesAnswer, releasesFreshness } from './release-answer';
import { releaseMarkdown } from './release-markdown';
import { RELEASE_HEAD, releaseRow, releasesMarkdown } from './releases-table';

const ORIGIN = 'https://matrix.example.org';
const ARCHIVE = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';

const releases = readReleases([
  ...MIXED,
  releaseOf('v3.3.6', '2025-04-07', { assets: [assetOf(ARCHIVE)], notes: 'A <b>note</b>\u0007' }),
  releaseOf('a|b<script>', '2025-04-08', { title: '=cmd()' }),
]);

const view: ComponentView = {
  component: componentOf('kairos'),
  repository: null,
  releases,
  freshness: {
    state: 'live',
    fetchedAt: '2026-11-23T10:00:00Z',
    checkedAt: '2026-11-23T10:05:00Z',
    failingSince: null,
    failure: null,
    nextAttemptAt: null,
  },
  reading: null,
  removed: [],
  unreadable: 0,
  snapshot: null,
  failure: null,
  nextAttemptAt: null,
};

const { found } = selectReleases([releases], {
  components: [],
  text: '',
  withPreliminary: true,
  year: null,
});

function entryOf(tag: string) {
  const entry = releases.entries.find(({ release }) => release.tag === tag);
  if (entry === undefined) throw new Error(`no ${tag}`);
  return entry;
}

function answered(tag: string) {
  const entry = entryOf(tag);
  const { assets } = entry.release;
  return {
    entry,
    order: 3,
    notes: null,
    decoded: assets.map((asset) => ({
      asset,
      decoded: decodeAsset(asset.name, { component: 'kairos', tag }),
    })),
    sbom: describeSbom({ componentId: 'kairos', tag, assets, imageReference: null }),
    verifications: [],
  };
}

describe('releaseAnswer', () => {
  it.each([
    ['v4.0.1', false, 'supported'],
    ['v4.0.0-RC1', true, 'superseded by v4.0.1'],
    ['v4.1.0', true, 'prerelease'],
    ['v1.24.3-56', false, 'end of line'],
    ['edge', false, 'no version'],
  ])('says of %s whether it is a prerelease: %s', (tag, prerelease, support) => {
    const answer = releaseAnswer(answered(tag), ORIGIN);
    expect(answer).toMatchObject({ tag, version: { prerelease }, support });
  });

  it('links a member of an archive through this site, and a file where it is', () => {
    const file = 'core-fedora-v2.3.1-sbom.spdx.json';
    const assets = [ARCHIVE, file].map(assetOf);
    const sbom = describeSbom({ componentId: 'kairos', tag: 'x', assets, imageReference: null });
    const { items } = releaseAnswer({ ...answered('v3.3.6'), sbom }, ORIGIN).sbom;
    const path = `${ORIGIN}/api/v1/releases/kairos/v3.3.6/sbom?asset=${ARCHIVE}&member=`;
    expect(items).toMatchObject([
      { kind: 'archive', memberUrl: `${path}sbom.spdx.json` },
      { kind: 'archive', memberUrl: `${path}sbom.syft.json` },
      { kind: 'file', name: file, url: assets[1]?.url, format: 'spdx' },
    ]);
    expect(items[2]).not.toHaveProperty('memberUrl');
  });

  it('gives the command for an attestation', () => {
    const imageReference = 'quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2';
    const sbom = describeSbom({ componentId: 'kairos', tag: 'v3.7.2', assets: [], imageReference });
    expect(releaseAnswer({ ...answered('v3.3.6'), sbom }, ORIGIN).sbom).toMatchObject({
      state: 'attestation',
      items: [
        { kind: 'attestation', imageReference, command: expect.stringContaining(imageReference) },
      ],
    });
  });

  it('has the promised shape', () => {
    expect(releaseAnswer(answered('v3.3.6'), ORIGIN)).toMatchObject({
      component: 'kairos',
      tag: 'v3.3.6',
      version: { raw: 'v3.3.6', order: 3, prerelease: false, line: '3.3' },
      publishedAt: '2025-04-07T12:00:00Z',
      page: `${ORIGIN}/releases/kairos/v3.3.6`,
      support: 'end of line',
      assets: [{ name: ARCHIVE, bytes: 10, kind: 'scan-archive', artifact: { variant: 'core' } }],
      sbom: {
        state: 'archive',
        items: [{ member: 'sbom.spdx.json' }, { member: 'sbom.syft.json' }],
      },
      verification: [],
    });
  });

  it('says that a day is not known', () => {
    const entry = entryOf('v3.3.6');
    const release = { ...entry.release, publishedAt: '' };
    const answer = releaseAnswer({ ...answered('v3.3.6'), entry: { ...entry, release } }, ORIGIN);
    expect(answer.publishedAt).toBeNull();
  });
});

describe('releasesAnswer', () => {
  it('counts pages and is as fresh as the component that is known worst', () => {
    const views = [view, { ...view, freshness: null }];
    const answer = releasesAnswer({
      releases: [answered('v3.3.6')],
      total: 41,
      page: 1,
      pages: 3,
      views,
      origin: ORIGIN,
    });
    expect(answer).toMatchObject({ total: 41, page: 1, pages: 3, freshness: { state: 'unknown' } });
  });

  it('is checked when the component was that waited longest', () => {
    const since = (state: 'live' | 'stale', checkedAt: string) => ({
      ...view,
      freshness: view.freshness === null ? null : { ...view.freshness, state, checkedAt },
    });
    const [early, late] = ['2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z'] as const;
    expect(releasesFreshness([since('live', late), since('stale', early)])).toMatchObject({
      state: 'stale',
      checkedAt: early,
    });
    expect(releasesFreshness([view]).state).toBe('live');
    expect(releasesFreshness([])).toMatchObject({ state: 'unknown', checkedAt: null });
  });
});

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
  const asked = { components: ['kairos'], withPreliminary: true, year: null, page: 1 };
  const markdown = (text: string, hits = found) =>
    releasesMarkdown(
      {
        query: { ...asked, text },
        askedPage: 1,
        queryNotices: [],
        views: [view],
        selection: { found: hits, hiddenPreliminary: 0, years: [] },
        shown: { items: hits, page: 1, pages: 1, total: hits.length },
        groups: [],
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

  it('says what was asked for, as text', () => {
    expect(markdown('<img src=x> [a](b)')).toContain(
      '## Kairos releases: kairos, \\<img src=x\\> \\[a\\](b)\n',
    );
    expect(markdown('', [])).toContain('No release fits.');
  });
});

describe('releaseMarkdown', () => {
  it('gives notes and files, and lets no tag break out of its place', () => {
    const text = releaseMarkdown(view, entryOf('v3.3.6'), ORIGIN);
    expect(text).toContain(ARCHIVE);
    expect(text).toContain('A <b>note</b>');
    const odd = releaseMarkdown(view, entryOf('a|b<script>'), ORIGIN);
    expect(odd).toContain(' a\\|b\\<script\\>\n');
    expect(odd).toContain(`<${ORIGIN}/releases/kairos/a%7Cb%3Cscript%3E>`);
    expect(odd).not.toContain('<script>');
  });

  it('lets no name of a file break out of its row', () => {
    const entry = entryOf('v3.3.6');
    const release = { ...entry.release, assets: [assetOf('a|b\n# c <img>')] };
    const text = releaseMarkdown(view, { ...entry, release }, ORIGIN);
    expect(text).toContain('\n| a\\|b \\# c \\<img\\> | 10 |  |\n');
  });

  it('says when and what was changed, and that nothing was written', () => {
    const entry = entryOf('v3.6.0');
    const change = { noticedAt: '2026-11-20T08:00:00Z', what: ['notes', 'assets'] as const };
    const text = releaseMarkdown(view, { ...entry, release: { ...entry.release, change } }, ORIGIN);
    expect(text).toContain(
      'Changed after publishing (notes, assets), noticed 2026-11-20T08:00:00Z.',
    );
    expect(text).toContain('published without notes');
    expect(text).toContain('None are known.');
  });

  it('says what it does not know', () => {
    const snapshot = { lacks: [], assetNames: new Map() };
    expect(releaseMarkdown({ ...view, snapshot }, entryOf('v3.3.6'), ORIGIN)).toContain(
      'Not known.',
    );
  });
});
