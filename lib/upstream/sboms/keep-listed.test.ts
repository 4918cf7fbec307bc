import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fail, ok } from '@/lib/base/result';
import { listImageSbom } from '@/lib/evidence/image-packages/list-image-sbom';
import { SPDX_DOCUMENT } from '@/lib/evidence/sbom/sbom.fixture';
import type { BlobStore } from '@/lib/upstream/blobs/model';
import { openBlobStore } from '@/lib/upstream/blobs/open-blob-store';

import { keepListed } from './keep-listed';

let directory: string;
let blobs: BlobStore;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'kept-'));
  blobs = await openBlobStore({ directory, log: () => undefined, shared: null });
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const LISTED = listImageSbom(Buffer.from(JSON.stringify(SPDX_DOCUMENT)), null);
const UNREADABLE = listImageSbom(Buffer.from('<html>'), null);

describe('keepListed', () => {
  it('stores a list, and adds its digest', async () => {
    const kept = await keepListed(blobs, ok(LISTED));
    const digest = kept.ok && kept.value.sbom.kind === 'read' ? kept.value.sbom.list : null;
    expect(Buffer.from((await blobs.read(digest ?? '')) ?? []).toString()).toBe(LISTED.list);
  });

  it('changes nothing where there is no store, no list or no SBOM', async () => {
    expect(await keepListed(null, ok(LISTED))).toEqual(ok(LISTED));
    expect(await keepListed(blobs, ok({ ...LISTED, list: null }))).toMatchObject({
      value: { sbom: { list: null } },
    });
    expect(await keepListed(blobs, ok(UNREADABLE))).toEqual(ok(UNREADABLE));
    const failed = fail({ kind: 'timeout', afterMs: 1 } as const);
    expect(await keepListed(blobs, failed)).toBe(failed);
    expect(blobs.state().blobs).toBe(0);
  });
});
