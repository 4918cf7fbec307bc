import { describe, expect, it } from 'vitest';

import type { StoredRecord } from '@/lib/upstream/store/model';

import { recordsToDrop } from './records-to-drop';

function records(kind: string, count: number, value: unknown = {}): readonly StoredRecord[] {
  return Array.from({ length: count }, (_none, index) => {
    const at = new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString();
    return {
      key: `${kind}:${index}`,
      schemaVersion: 1,
      identity: 'x',
      value,
      etag: null,
      fetchedAt: at,
      checkedAt: at,
      lastAttemptAt: at,
      failure: null,
      failingSince: null,
      failures: 0,
      nextAttemptAt: at,
    };
  });
}

const dropped = (...kept: readonly (readonly StoredRecord[])[]) =>
  recordsToDrop(kept.flat()).map(({ key }) => key);

describe('recordsToDrop', () => {
  it('drops the oldest of a kind beyond its limit', () => {
    expect(dropped(records('image', 202))).toEqual(['image:1', 'image:0']);
    expect(dropped(records('registry-tags', 21))).toEqual(['registry-tags:0']);
  });

  it('drops records without a value before older ones with one', () => {
    const missing = records('image', 201, null).slice(-1);
    expect(dropped(records('image', 200), missing)).toEqual(['image:200']);
  });

  it('keeps the SBOMs and package files of all followed releases next to what visitors choose', () => {
    const followed = [records('release-sbom', 360), records('packages', 300)];
    expect(dropped(...followed, records('runs', 201))).toEqual(['runs:0']);
    expect(dropped(records('release-sbom', 401))).toEqual(['release-sbom:0']);
  });

  it('counts each kind of a registry separately, and all kinds of GitHub together', () => {
    const all = ['image', 'image-index', 'attestation', 'signature'].map((kind) =>
      records(kind, 200),
    );
    expect(dropped(...all)).toEqual([]);
    expect(dropped(records('matrix-file', 150), records('runs', 150), ...all)).toHaveLength(100);
  });
});
