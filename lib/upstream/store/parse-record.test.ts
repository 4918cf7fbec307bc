import { describe, expect, it } from 'vitest';

import type { UpstreamFailure } from '@/lib/base/failure';

import { formatRecord, parseRecord } from './parse-record';

function recordWith(failure: UpstreamFailure) {
  return {
    key: 'image:quay.io/kairos/hadron:v1',
    schemaVersion: 1,
    identity: 'https://quay.io',
    value: null,
    etag: null,
    fetchedAt: null,
    checkedAt: null,
    lastAttemptAt: '2026-11-23T10:00:00.000Z',
    failure,
    failingSince: '2026-11-23T10:00:00.000Z',
    failures: 1,
    nextAttemptAt: '2026-11-23T10:01:00.000Z',
  };
}

describe('parseRecord', () => {
  it.each<[string, UpstreamFailure]>([
    ['of GitHub, which has no host', { kind: 'unavailable', status: 502 }],
    ['of a registry, with its host', { kind: 'unavailable', status: 502, host: 'quay.io' }],
  ])('reads back a failure %s', (_which, failure) => {
    const record = recordWith(failure);
    expect(parseRecord(formatRecord(record))).toEqual(record);
  });

  it('reads a record of a version before 0.2', () => {
    const { schemaVersion, identity, ...rest } = recordWith({ kind: 'unavailable', status: 502 });
    const old = JSON.stringify({ ...rest, version: schemaVersion, askedOf: identity });
    expect(parseRecord(old)).toMatchObject({ schemaVersion: 1, identity: 'https://quay.io' });
  });
});
