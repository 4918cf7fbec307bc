import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { versionFilesOf } from '@/lib/releases/component-versions/version-files';
import { createGitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import { versionPinsResource } from './version-pins-resource';

describe('versionPinsResource', () => {
  let standIn: StandIn;

  beforeEach(async () => {
    standIn = await startStandIn(kairosWorld());
  });

  afterEach(() => standIn.close());

  async function read(tag: string, path: string) {
    const file = versionFilesOf(tag).find((each) => each.path === path);
    if (file === undefined) throw new Error(`no rule for ${path}`);
    const resource = versionPinsResource(file);
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

  it('fails where GitHub does', async () => {
    standIn.fault(/./, { kind: 'status', status: 502 });
    expect(await read('v4.3.0', 'kairos-init/Makefile')).toMatchObject({ ok: false });
  });
});
