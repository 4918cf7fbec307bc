import { describe, expect, it } from 'vitest';

import { decodeAsset } from '@/lib/names/artifacts/decode-asset';
import { assetOf, MIXED, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';
import { trackedComponent } from '@/lib/site/model/tracked-component.fixture';

import { releaseItem } from './release-item';
import { releaseResponse } from './release-response';
import { releasesFreshness } from './releases-freshness';
import { releasesResponse } from './releases-response';

const ORIGIN = 'https://matrix.example.org';
const ARCHIVE = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';

const releases = readReleases([
  ...MIXED,
  releaseOf('v3.3.6', '2025-04-07', { assets: [assetOf(ARCHIVE)], notes: 'A <b>note</b>\u0007' }),
  releaseOf('a|b<script>', '2025-04-08', { title: '=cmd()' }),
]);

const tracked = trackedComponent(releases);

function entryOf(tag: string) {
  const entry = releases.entries.find(({ release }) => release.tag === tag);
  if (entry === undefined) throw new Error(`no ${tag}`);
  return entry;
}

function detailsOf(tag: string) {
  const entry = entryOf(tag);
  const { assets } = entry.release;
  return {
    entry,
    order: 3,
    notes: { html: '', headings: [], sections: [], isEmpty: true, limited: null },
    decoded: assets.map((asset) => ({
      asset,
      decoded: decodeAsset(asset.name, { component: 'kairos', tag }),
    })),
    sbom: describeSbom({ componentId: 'kairos', tag, assets, imageReference: null }),
    verifications: [],
    contents: [],
    signatures: [],
  };
}

describe('releaseItem', () => {
  it.each([
    ['v4.0.1', false, 'supported'],
    ['v4.0.0-RC1', true, 'superseded by v4.0.1'],
    ['v4.1.0', true, 'pre-release'],
    ['v1.24.3-56', false, 'end of life'],
    ['edge', false, 'not a version tag'],
  ])('says of %s whether it is a prerelease: %s', (tag, prerelease, support) => {
    const response = releaseItem(detailsOf(tag), ORIGIN);
    expect(response).toMatchObject({ tag, version: { prerelease }, support });
  });

  it('gives the known defects of the version, each with its source', () => {
    const response = releaseItem(detailsOf('v3.5.10'), ORIGIN);
    expect(response.knownDefects.map(({ id }) => id)).toContain('arm64-not-built');
    for (const { source } of response.knownDefects)
      expect(source).toMatch(/^https:\/\/github\.com\//);
    expect(releaseItem(detailsOf('v1.24.3-56'), ORIGIN).knownDefects).toEqual([]);
  });

  it('links a member of an archive through this site, and a file where it is', () => {
    const file = 'core-fedora-v2.3.1-sbom.spdx.json';
    const assets = [ARCHIVE, file].map(assetOf);
    const sbom = describeSbom({ componentId: 'kairos', tag: 'x', assets, imageReference: null });
    const { items } = releaseItem({ ...detailsOf('v3.3.6'), sbom }, ORIGIN).sbom;
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
    expect(releaseItem({ ...detailsOf('v3.3.6'), sbom }, ORIGIN).sbom).toMatchObject({
      state: 'attestation',
      items: [
        { kind: 'attestation', imageReference, command: expect.stringContaining(imageReference) },
      ],
    });
  });

  it('has the documented shape', () => {
    expect(releaseItem(detailsOf('v3.3.6'), ORIGIN)).toMatchObject({
      component: 'kairos',
      tag: 'v3.3.6',
      version: { raw: 'v3.3.6', order: 3, prerelease: false, line: '3.3' },
      publishedAt: '2025-04-07T12:00:00Z',
      page: `${ORIGIN}/releases/kairos/v3.3.6`,
      support: 'end of life',
      assets: [{ name: ARCHIVE, bytes: 10, kind: 'scan-archive', artifact: { variant: 'core' } }],
      sbom: {
        state: 'archive',
        items: [{ member: 'sbom.spdx.json' }, { member: 'sbom.syft.json' }],
      },
      verification: [],
    });
  });

  it('gives the date of the tagged commit as such where only a snapshot is known', () => {
    const response = releaseItem({ ...detailsOf('v3.3.6'), notes: null }, ORIGIN);
    expect(response).toMatchObject({ publishedAt: null, taggedAt: '2025-04-07T12:00:00Z' });
    expect(releaseItem(detailsOf('v3.3.6'), ORIGIN).taggedAt).toBeNull();
  });

  it('gives no day where none is known', () => {
    const entry = entryOf('v3.3.6');
    const release = { ...entry.release, publishedAt: '' };
    const response = releaseItem({ ...detailsOf('v3.3.6'), entry: { ...entry, release } }, ORIGIN);
    expect(response.publishedAt).toBeNull();
  });
});

describe('releaseResponse', () => {
  it('adds the version of the schema and the age of the list', () => {
    const item = releaseItem(detailsOf('v3.3.6'), ORIGIN);
    expect(releaseResponse(detailsOf('v3.3.6'), tracked, ORIGIN)).toEqual({
      schemaVersion: 1,
      ...item,
      freshness: releasesFreshness([tracked]),
    });
  });
});

describe('releasesResponse', () => {
  it('counts pages and is as fresh as the component in the worst state', () => {
    const components = [tracked, { ...tracked, freshness: null }];
    const response = releasesResponse({
      releases: [detailsOf('v3.3.6')],
      total: 41,
      page: 1,
      pages: 3,
      components,
      origin: ORIGIN,
    });
    expect(response).toMatchObject({
      total: 41,
      page: 1,
      pages: 3,
      freshness: { state: 'unknown' },
    });
  });

  it('gives the check of the component that waited longest', () => {
    const since = (state: 'live' | 'stale', checkedAt: string) => ({
      ...tracked,
      freshness: tracked.freshness === null ? null : { ...tracked.freshness, state, checkedAt },
    });
    const [early, late] = ['2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z'] as const;
    expect(releasesFreshness([since('live', late), since('stale', early)])).toMatchObject({
      state: 'stale',
      checkedAt: early,
    });
    expect(releasesFreshness([tracked]).state).toBe('live');
    expect(releasesFreshness([])).toMatchObject({ state: 'unknown', checkedAt: null });
  });
});
