import { describe, expect, it } from 'vitest';

import { wireRelease } from './wire-release';

const asset = {
  id: 5,
  name: 'kairos.iso',
  browser_download_url: 'https://github.com/kairos-io/kairos/releases/download/v1/kairos.iso',
  size: 10,
  download_count: 3,
  digest: `sha256:${'a'.repeat(64)}`,
  updated_at: '2026-01-02T03:04:05Z',
  state: 'uploaded',
};

const row = {
  id: 9,
  tag_name: 'v1.0.0',
  name: '  The first  ',
  draft: false,
  prerelease: false,
  published_at: '2026-01-02T03:04:05Z',
  created_at: '2026-01-01T00:00:00Z',
  html_url: 'https://github.com/kairos-io/kairos/releases/tag/v1.0.0',
  body: 'Notes',
  assets: [asset],
  author: { login: 'somebody' },
};

describe('wireRelease', () => {
  it('reads the fields we use and nothing else', () => {
    expect(wireRelease.parse(row)?.release).toEqual({
      id: 9,
      tag: 'v1.0.0',
      title: 'The first',
      publishedAt: '2026-01-02T03:04:05Z',
      isPrerelease: false,
      url: row.html_url,
      notes: 'Notes',
      assets: [
        {
          id: 5,
          name: 'kairos.iso',
          url: asset.browser_download_url,
          bytes: 10,
          downloads: 3,
          digest: asset.digest,
          updatedAt: asset.updated_at,
        },
      ],
      unreadableAssets: 0,
      change: null,
    });
  });

  it.each([
    ['no title', { name: '  ' }, { title: null }],
    ['no notes', { body: null }, { notes: '' }],
    ['no day of publishing', { published_at: null }, { publishedAt: row.created_at }],
    ['a file without a digest', { assets: [{ ...asset, digest: null }] }, { unreadableAssets: 0 }],
    [
      'a digest of another shape',
      { assets: [{ ...asset, digest: '<b>' }] },
      { unreadableAssets: 0 },
    ],
    [
      'a name without end',
      { assets: [{ ...asset, name: 'x'.repeat(501) }, asset] },
      { unreadableAssets: 1, assets: [{ id: 5 }] },
    ],
    ['a file on its way', { assets: [{ ...asset, state: 'starter' }] }, { assets: [] }],
    [
      'a link that is none',
      { assets: [{ ...asset, browser_download_url: 'javascript:alert(1)' }, asset] },
      { unreadableAssets: 1, assets: [{ id: 5 }] },
    ],
  ])('reads a release with %s', (_what, changes, expected) => {
    expect(wireRelease.parse({ ...row, ...changes })?.release).toMatchObject(expected);
  });

  it('says which files could not be read', () => {
    const odd = { ...asset, id: 7, size: 'large' };
    const { oddAssets } = wireRelease.parse({ ...row, assets: [asset, odd, null] }) ?? {};
    expect(oddAssets).toEqual([
      { id: 7, name: 'kairos.iso' },
      { id: null, name: null },
    ]);
  });

  it('reads a draft as nothing', () => {
    expect(wireRelease.parse({ ...row, draft: true })).toBeNull();
  });

  it.each([{ tag_name: '' }, { html_url: 'ftp://x' }, { created_at: 'yesterday' }, { id: 0 }])(
    'refuses %o',
    (changes) => {
      expect(wireRelease.safeParse({ ...row, ...changes }).success).toBe(false);
    },
  );
});
