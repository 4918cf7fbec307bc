import { describe, expect, it } from 'vitest';

import type { ComponentView } from '@/lib/data/releases-view';
import { decodeAsset } from '@/lib/naming/decode-asset';
import {
  assetOf,
  componentOf,
  MIXED,
  readReleases,
  releaseOf,
} from '@/lib/releases/releases.fixture';
import { selectReleases } from '@/lib/releases/select-releases';
import { describeSbom } from '@/lib/sbom/sbom-of';

import { releaseAnswer, releasesAnswer, releasesFreshness } from './release-answer';
import { releaseMarkdown } from './release-markdown';
import { releasesFeed } from './releases-feed';
import { RELEASE_HEAD, releaseRow } from './releases-table';

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
    expect(releasesFreshness([view]).state).toBe('live');
  });
});

describe('releasesFeed', () => {
  const feed = releasesFeed({ found, self: `${ORIGIN}/a?b&c`, page: ORIGIN, origin: ORIGIN });

  it('is escaped everywhere', () => {
    expect(feed).not.toMatch(/<script|<b>|&c"/);
    expect(feed).not.toContain('\u0007');
    expect(feed).toContain('A &lt;b&gt;note&lt;/b&gt;');
    expect(feed.match(/<entry>/g)).toHaveLength(found.length);
  });

  it('is as new as its newest entry', () => {
    expect(feed).toContain('<updated>2026-05-01T12:00:00Z</updated>\n<author>');
  });
});

describe('releaseRow', () => {
  it.each(found.map((each) => [each.entry.release.tag, each] as const))(
    'has a value for each column of %s',
    (_tag, each) => {
      expect(releaseRow(each)).toHaveLength(RELEASE_HEAD.length);
    },
  );
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
