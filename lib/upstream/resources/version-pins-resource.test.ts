import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { IMMUTABLE_MS, refreshPlan, UNCHANGING_MS } from '@/lib/base/freshness/refresh-plan';
import { versionFilesOf } from '@/lib/releases/component-versions/version-files';
import { createGitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { findRepository } from '@/stand-in/world';

import { versionPinsResource } from './version-pins-resource';

describe('versionPinsResource', () => {
  let standIn: StandIn;

  beforeEach(async () => {
    standIn = await startStandIn(kairosWorld());
  });

  afterEach(() => standIn.close());

  function resourceOf(tag: string, path: string, commit: string | null) {
    const file = versionFilesOf(tag).find((each) => each.path === path);
    if (file === undefined) throw new Error(`no rule for ${path}`);
    return versionPinsResource(file, commit);
  }

  async function read(tag: string, path: string, commit: string | null = null) {
    const resource = resourceOf(tag, path, commit);
    return resource.fetch(createGitHub({ apiUrl: standIn.url }), null);
  }

  it('has the versions of the file with their lines, as its schema allows', async () => {
    const read4 = await read('v4.3.0', 'kairos-init/Makefile');
    expect(read4).toMatchObject({
      ok: true,
      value: {
        value: {
          pins: [
            { program: 'provider-kairos', version: 'v2.16.4', line: 2 },
            { program: 'edgevpn', version: 'v0.35.4', line: 3 },
            { program: 'kairos-installer', version: 'v0.1.6', line: 4 },
          ],
        },
      },
    });
  });

  it('has none where the tag has no such file', async () => {
    expect(await read('v4.2.0', 'images/Dockerfile')).toMatchObject({
      ok: true,
      value: { value: { pins: [] } },
    });
  });

  it('reads the file at the commit of the tag where that is known', async () => {
    const commit = findRepository(standIn.world, 'kairos-io/kairos')?.tags['v4.3.0'] ?? '';
    await read('v4.3.0', 'kairos-init/Makefile', commit);
    expect(standIn.count(`kairos-init/Makefile?ref=${commit}`)).toBe(1);
  });

  it('has a record for each commit of a tag, which is never read again', () => {
    const path = 'kairos-init/Makefile';
    const [one, other, unknown] = ['a'.repeat(40), 'b'.repeat(40), null].map((commit) =>
      resourceOf('v4.3.0', path, commit),
    );
    expect(new Set([one?.key, other?.key, unknown?.key]).size).toBe(3);
    expect([one?.isImmutable, unknown?.isImmutable]).toEqual([true, false]);
  });

  it('looks again only for a file that a tag does not have', () => {
    const plan = refreshPlan({ hasToken: true });
    const { ttlMs } = resourceOf('v4.3.0', 'kairos-init/Makefile', null);
    const pins = [{ program: 'edgevpn', version: 'v0.35.4', line: 3 }];
    expect(ttlMs({ pins }, plan)).toBe(IMMUTABLE_MS);
    expect(ttlMs({ pins: [] }, plan)).toBe(UNCHANGING_MS);
  });

  it('fails where GitHub does', async () => {
    standIn.fault(/./, { kind: 'status', status: 502 });
    expect(await read('v4.3.0', 'kairos-init/Makefile')).toMatchObject({ ok: false });
  });
});
