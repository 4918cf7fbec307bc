import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { IMAGE_TAGS, kairosImages } from '@/stand-in/registry/kairos-images';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '@/stand-in/registry/server';

import { loadBuildPage } from './load-build-page';
import { loadChangesPage } from './load-changes-page';
import { loadImagePage } from './load-image-page';
import { loadPackagesPage } from './load-packages-page';
import { prepareStandIn } from './stand-in.fixture';

prepareStandIn();

let quay: StandInRegistry;

beforeAll(async () => {
  quay = await startRegistry(kairosImages());
  vi.stubEnv('REGISTRIES', inPlaceOfQuay(quay));
});

afterAll(() => quay.close());

const LATEST = `quay.io/kairos/hadron:${IMAGE_TAGS.latest}`;
const SIGNED = `quay.io/kairos/hadron:${IMAGE_TAGS.signed}`;

async function imagePage(reference: string) {
  const loaded = await loadImagePage(reference);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  return loaded.value;
}

describe('loadImagePage', () => {
  it('joins what the registry has with the release of the name and the builder', async () => {
    const { state, explained, builder, sbomRule, digest } = await imagePage(LATEST);
    expect(state).toBe('exists');
    expect(explained?.leads.release?.tag).toBe('v4.3.0');
    expect(builder?.built?.names.reference).toBe(LATEST);
    expect(sbomRule?.state).toBe('attestation');
    const recipes = builder?.built?.recipes ?? [];
    const upgrade = recipes.find(({ id }) => id === 'upgrade-node');
    expect(upgrade?.steps[0]?.shell).toContain(`oci:quay.io/kairos/hadron@${digest}`);
  });

  it('shows the same image by its digest', async () => {
    const { pinned, digest } = await imagePage(LATEST);
    const byDigest = await imagePage(pinned ?? '');
    expect(byDigest).toMatchObject({ state: 'exists', digest, tag: null });
    expect(byDigest.platforms).toHaveLength(2);
  });

  it('says why an image for Jetson has no SBOM', async () => {
    const { sbomRule, platforms } = await imagePage(`quay.io/kairos/ubuntu:${IMAGE_TAGS.jetson}`);
    expect(platforms.flatMap(({ sboms }) => sboms)).toEqual([]);
    expect(sbomRule?.explanation).toMatch(/Jetson have no SBOM since v4\.2\.0/);
  });

  it('lets the builder offer the digest once the image was read, without a request', async () => {
    await imagePage(LATEST);
    const requests = quay.requests.length;
    const form = 'flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0';
    const { built } = await loadBuildPage(new URLSearchParams(form));
    expect(built?.digest).toBe((await imagePage(LATEST)).digest);
    expect(quay.requests.length).toBe(requests);
  });
});

describe('loadPackagesPage', () => {
  it('filters packages by type and licence as written', async () => {
    const query = new URLSearchParams({ of: SIGNED, type: 'golang', licence: 'BSD-3-Clause' });
    const loaded = await loadPackagesPage(query);
    const names = loaded.ok ? loaded.value.rows.map(({ name }) => name) : [];
    expect(names).toEqual(['stdlib', 'crypto', 'net']);
  });

  it('gives the platforms to choose from where there are several', async () => {
    const loaded = await loadPackagesPage(new URLSearchParams({ of: LATEST }));
    expect(loaded.ok ? [] : loaded.failure.platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });
});

describe('loadChangesPage', () => {
  it('compares nothing before both images are chosen', async () => {
    const { comparison, before, after } = await loadChangesPage(
      new URLSearchParams({ from: SIGNED }),
    );
    expect(before?.ok).toBe(true);
    expect([comparison, after]).toEqual([null, null]);
  });
});
