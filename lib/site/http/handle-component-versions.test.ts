import { beforeAll, describe, expect, it, vi } from 'vitest';

import { loadDecodePage } from '@/lib/site/load/load-decode-page';
import { loadReleaseContents } from '@/lib/site/load/load-release-contents';
import { findLoadedRelease } from '@/lib/site/load/load-release-page';
import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleComponentVersions } from './handle-component-versions';
import { handleDefects } from './handle-defects';
import { handleLatestTag } from './handle-latest-tag';

prepareStandIn();
beforeAll(untilListsAreWhole, 45_000);

const request = (query: string) => new Request(`http://127.0.0.1/?${query}`);

describe('handleComponentVersions', () => {
  it('responds with the releases that contain a version of a program', async () => {
    const response = await handleComponentVersions(
      request('program=kairos-agent&version=v2.24.10'),
    );
    expect(await response.json()).toMatchObject({
      releases: [{ tag: 'v3.5.8' }, { tag: 'v3.5.9' }, { tag: 'v3.5.10' }],
      changes: null,
    });
  });

  it('finds what only a file at the tag pins once it was read, with its line and the coverage', async () => {
    const query = 'program=provider-kairos&version=v2.16.4';
    const before: unknown = await (await handleComponentVersions(request(query))).json();
    expect(before).toMatchObject({
      coverage: { read: 0, pending: expect.arrayContaining(['v4.3.0']) },
    });
    const found = await findLoadedRelease('kairos', 'v4.3.0');
    if (!found.ok) throw new Error('The stand-in has no v4.3.0.');
    await vi.waitFor(
      async () => {
        await loadReleaseContents(found.value.entry);
        const body: unknown = await (await handleComponentVersions(request(query))).json();
        expect(body).toMatchObject({ coverage: { read: 1 } });
        expect(body).toHaveProperty(
          ['releases'],
          expect.arrayContaining([
            expect.objectContaining({
              tag: 'v4.3.0',
              programs: expect.arrayContaining([
                expect.objectContaining({
                  program: 'provider-kairos',
                  source: expect.stringMatching(/v4\.3\.0\/kairos-init\/Makefile#L2$/),
                }),
              ]),
            }),
          ]),
        );
      },
      { timeout: 20_000 },
    );
    const latest = await handleLatestTag(request('program=provider-kairos'));
    expect(await latest.json()).toMatchObject({ latest: 'v2.16.4' });
    const { findings } = await loadDecodePage(
      new URLSearchParams({ name: 'edgevpn version v0.35.4' }),
    );
    expect(findings[0]?.leads.program).toMatchObject({
      releases: expect.arrayContaining([
        { tag: 'v4.3.0', source: expect.stringMatching(/kairos-init\/Makefile#L3$/) },
      ]),
      coverage: { read: 1 },
    });
  });

  it('responds with no releases for a version that none contains', async () => {
    const response = await handleComponentVersions(request('program=immucore&version=v9.9.9'));
    expect(await response.json()).toMatchObject({
      schemaVersion: 1,
      releases: [],
      changes: null,
    });
  });

  it('refuses what is no change with the field', async () => {
    const response = await handleComponentVersions(request('change=hello'));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problems: [{ field: 'change' }] });
  });
});

describe('handleLatestTag', () => {
  it.each([
    ['flavor=hadron', 'v0.5.1-core-amd64-generic-v4.3.0'],
    [
      'kubernetes=k3s&kubernetesVersion=1.35',
      'v0.5.1-standard-amd64-generic-v4.3.0-k3s-v1.35.8-k3s1',
    ],
    ['program=auroraboot', 'v0.26.2'],
    ['program=hadron', 'v0.5.1'],
    ['program=kairos-init', 'v4.3.0'],
  ])('responds to “%s” with the latest', async (query, latest) => {
    const body: unknown = await (await handleLatestTag(request(query))).json();
    expect(body).toMatchObject({ latest });
    expect(body).toHaveProperty(['releases', 0, 'version'], latest);
  });

  it.each(['flavor=arch', 'model=rpi4', 'program=nothing'])(
    'responds to “%s” with 404 and the reason',
    async (query) => {
      const response = await handleLatestTag(request(query));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/^No /) });
    },
  );
});

describe('handleDefects', () => {
  it('responds with each known defect and the releases that have it', async () => {
    expect(await (await handleDefects()).json()).toMatchObject({
      defects: expect.arrayContaining([
        expect.objectContaining({
          id: 'arm64-not-built',
          releases: expect.arrayContaining(['v3.5.1', 'v3.5.10']),
        }),
      ]),
    });
  });
});
