import { describe, expect, it } from 'vitest';

import { memoryStore } from '@/lib/upstream/resources/upstream.fixture';
import { dataGeneration } from '@/server/shared/data-generation.mjs';

import { countedStore } from './counted-store';
import type { StoredRecord } from './model';

const record: StoredRecord = {
  key: 'a',
  schemaVersion: 1,
  identity: 'https://api.github.com',
  value: {},
  etag: null,
  fetchedAt: null,
  checkedAt: null,
  lastAttemptAt: null,
  failure: null,
  failingSince: null,
  failures: 0,
  nextAttemptAt: null,
};

describe('countedStore', () => {
  it('counts what changes, and not what is read', async () => {
    const store = countedStore(memoryStore());
    const before = dataGeneration();
    await store.set(record);
    expect(store.get('a')).toEqual(record);
    expect(store.list()).toHaveLength(1);
    expect(dataGeneration()).toBe(before + 1);
    await store.remove('a');
    expect(dataGeneration()).toBe(before + 2);
  });
});
