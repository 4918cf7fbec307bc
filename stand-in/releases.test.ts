import { createHash, X509Certificate } from 'node:crypto';
import { Readable } from 'node:stream';

import { extract } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startStandIn, type StandIn } from './github';
import { kairosWorld } from './kairos-world';
import { findRepository, type WorldRelease } from './world';

const DOWNLOADS = '/kairos-io/kairos/releases/download';

let gitHub: StandIn;

beforeEach(async () => {
  gitHub = await startStandIn(kairosWorld());
});

afterEach(async () => {
  await gitHub.close();
});

const fetchPath = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gitHub.url}${path}`, { headers, redirect: 'manual' });

async function readJson(path: string): Promise<unknown> {
  const response = await fetchPath(path);
  expect(response.status).toBe(200);
  return response.json();
}

function releasesOf(fullName: string): WorldRelease[] {
  return findRepository(gitHub.world, fullName)?.releases ?? [];
}

function releaseOf(tag: string): WorldRelease {
  const found = releasesOf('kairos-io/kairos').find((release) => release.tag === tag);
  if (found === undefined) throw new Error(`no release ${tag}`);
  return found;
}

function contentOf(tag: string, name: string): Buffer {
  const content = releaseOf(tag).assets.find((asset) => asset.name === name)?.content;
  if (content === undefined) throw new Error(`nothing in ${name}`);
  return Buffer.from(content);
}

describe('the list of releases', () => {
  it('is linked page by page, newest commit first, without drafts', async () => {
    const pages: unknown[] = [];
    let next: string | undefined = `${gitHub.url}/repos/kairos-io/kairos/releases`;
    while (next !== undefined) {
      const response: Response = await fetch(next);
      pages.push(await response.json());
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    const listed = pages.flat() as { tag_name: string; created_at: string; draft: boolean }[];
    expect(pages).toHaveLength(4);
    expect(listed).toHaveLength(releasesOf('kairos-io/kairos').length - 1);
    expect(new Set(listed.map(({ tag_name }) => tag_name)).size).toBe(listed.length);
    expect(listed.some(({ draft }) => draft)).toBe(false);
    const dates = listed.map(({ created_at }) => created_at);
    expect(dates).toEqual(dates.toSorted().toReversed());
  });

  it('says the number of the last page', async () => {
    const response = await fetchPath('/repos/kairos-io/kairos/releases?per_page=30&page=2');
    const base = `${gitHub.url}/repos/kairos-io/kairos/releases?per_page=30&page=`;
    expect(response.headers.get('link')).toBe(
      `<${base}1>; rel="prev", <${base}1>; rel="first", <${base}3>; rel="next", <${base}4>; rel="last"`,
    );
  });

  it.each([
    ['kairos-io/kairos', 50, 200],
    ['kairos-io/kairos', 51, 504],
    ['kairos-io/kairos', 100, 504],
    ['kairos-io/immucore', 100, 200],
  ])('of %s with %d on a page responds with %d', async (name, size, status) => {
    const response = await fetchPath(`/repos/${name}/releases?per_page=${size}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain(status === 200 ? 'json' : 'text/html');
  });

  it('responds with 304 to its ETag, until a release is edited', async () => {
    const path = '/repos/kairos-io/immucore/releases';
    const etag = (await fetchPath(path)).headers.get('etag') ?? '';
    expect((await fetchPath(path, { 'if-none-match': etag })).status).toBe(304);
    const [release] = releasesOf('kairos-io/immucore');
    if (release !== undefined) release.body = 'Edited.';
    expect((await fetchPath(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it('follows a repository that was renamed', async () => {
    const moved = await fetchPath('/repos/kairos-io/kairos-old/releases?per_page=5');
    expect(moved.status).toBe(301);
    const response = await fetch(moved.headers.get('location') ?? '');
    expect(await response.json()).toHaveLength(5);
  });

  it('is empty where nothing was released and unknown where there is no repository', async () => {
    const sdk = findRepository(gitHub.world, 'kairos-io/kairos-sdk');
    if (sdk !== undefined) sdk.releases = [];
    expect(await readJson('/repos/kairos-io/kairos-sdk/releases')).toEqual([]);
    expect((await fetchPath('/repos/kairos-io/nope/releases')).status).toBe(404);
  });
});

describe('one release', () => {
  it('is in the format of the API', async () => {
    const release = await readJson('/repos/kairos-io/kairos/releases/tags/v4.2.0');
    const { id } = releaseOf('v4.2.0');
    const api = `${gitHub.url}/repos/kairos-io/kairos/releases`;
    expect(release).toMatchObject({
      url: `${api}/${id}`,
      html_url: 'https://github.com/kairos-io/kairos/releases/tag/v4.2.0',
      assets_url: `${api}/${id}/assets`,
      id,
      tag_name: 'v4.2.0',
      target_commitish: 'master',
      draft: false,
      prerelease: false,
      author: { login: 'github-actions[bot]', type: 'Bot' },
    });
    expect((release as { assets: unknown[] }).assets).toContainEqual(
      expect.objectContaining({
        name: 'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3+k3s1.iso',
        state: 'uploaded',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        browser_download_url:
          `https://github.com${DOWNLOADS}/v4.2.0/` +
          'kairos-hadron-v0.5.1-standard-amd64-generic-v4.2.0-k3sv1.36.3%2Bk3s1.iso',
      }),
    );
    expect(await readJson(`/repos/kairos-io/kairos/releases/${id}`)).toEqual(release);
  });

  it('is the latest by its commit and its flag', async () => {
    const latest = await readJson('/repos/kairos-io/kairos/releases/latest');
    expect(latest).toMatchObject({ tag_name: 'v4.3.0', prerelease: false });
  });

  it.each(['tags/v0.0.0', 'tags/v4.4.0', '1', 'nope', 'assets/1'])('is not at %s', async (rest) => {
    expect((await fetchPath(`/repos/kairos-io/kairos/releases/${rest}`)).status).toBe(404);
  });
});

describe('a file of a release', () => {
  const name = 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso.sha256';
  const assetPath = () => {
    const asset = releaseOf('v4.3.0').assets.find((each) => each.name === name);
    return `/repos/kairos-io/kairos/releases/assets/${asset?.id}`;
  };

  it('is described, or sent from elsewhere with its name and length', async () => {
    expect(await readJson(assetPath())).toMatchObject({ name, size: expect.any(Number) });
    const found = await fetchPath(assetPath(), { accept: 'application/octet-stream' });
    expect(found.status).toBe(302);
    const sent = await fetch(found.headers.get('location') ?? '');
    expect(sent.headers.get('content-disposition')).toBe(`attachment; filename=${name}`);
    const text = await sent.text();
    expect(sent.headers.get('content-length')).toBe(String(text.length));
    expect(text).toMatch(/^[0-9a-f]{64} {2}artifacts\/kairos-hadron-.+\.iso\n$/);
  });

  it('is found by its URL on the web, without counting against the rate limit', async () => {
    const { used } = gitHub.world.quota;
    const response = await fetch(`${gitHub.url}${DOWNLOADS}/v4.3.0/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-ratelimit-limit')).toBeNull();
    const old = await fetch(
      `${gitHub.url}${DOWNLOADS.replace('kairos/', 'kairos-old/')}/v4.3.0/${name}`,
    );
    expect(await old.text()).toBe(await response.text());
    expect(gitHub.world.quota.used).toBe(used);
  });

  it('is refused with a wrong signature, and not there when it is too large', async () => {
    const found = await fetchPath(`${DOWNLOADS}/v4.3.0/${name}`);
    const location = new URL(found.headers.get('location') ?? '');
    location.searchParams.set('sig', 'forged');
    expect((await fetch(location)).status).toBe(403);
    const image = name.replace('.sha256', '');
    expect((await fetch(`${gitHub.url}${DOWNLOADS}/v4.3.0/${image}`)).status).toBe(404);
    expect((await fetchPath(`${DOWNLOADS}/v4.3.0/nope`)).status).toBe(404);
  });

  it('may be cut off on its way', async () => {
    gitHub.fault('/release-assets/', { kind: 'cut' });
    const response = await fetch(`${gitHub.url}${DOWNLOADS}/v4.3.0/${name}`);
    await expect(response.text()).rejects.toThrow('terminated');
  });
});

describe('the world of releases', () => {
  it.each([
    ['v1.20.4', 2],
    ['v2.3.1', 189],
    ['v2.0.0', 190],
    ['v3.4.0', 192],
    ['v3.6.0', 219],
    ['v3.7.2', 475],
    ['v4.2.0', 55],
    ['v4.3.0', 50],
    ['edge', 0],
  ])('has %s with %d files', (tag, count) => {
    expect(releaseOf(tag).assets).toHaveLength(count);
  });

  it.each([
    ['v2.3.1', 'core-almalinux-v2.3.1-sbom.spdx.json'],
    ['v2.4.0', 'kairos-core-fedora-amd64-generic-v2.4.0-scan-reports.tar.gz'],
    ['v3.4.0', 'kairos-alpine-3.21-standard-amd64-generic-v3.4.0k3sv1.32.3-k3s1.iso'],
    ['v3.0.0-alpha1', 'kairos-fedora-38-core-amd64-generic-v3.0.0-alpha1.uki.iso'],
    ['v3.6.0', 'kairos-ubuntu-25.10-standard-amd64-generic-v3.6.0-k0sv1.34.1+k0s.1.iso'],
    ['v4.3.0', 'kairos-hadron-v0.5.1-standard-arm64-generic-v4.3.0-k3sv1.36.4+k3s1.iso'],
    ['v4.3.0', 'provider-kairos-v4.3.0-linux-amd64-fips.tar.gz'],
  ])('names the files of %s as upstream does: %s', (tag, name) => {
    expect(releaseOf(tag).assets.map((asset) => asset.name)).toContain(name);
  });

  it('has notes from none to the longest', () => {
    const lengths = releasesOf('kairos-io/kairos').map(({ body }) => body?.length ?? null);
    expect(lengths).toContain(null);
    expect(lengths).toContain(0);
    expect(Math.max(...lengths.map((length) => length ?? 0))).toBe(125_000);
  });

  it('gives every file its own number and name', () => {
    for (const { releases } of gitHub.world.repositories) {
      const assets = releases.flatMap((release) => release.assets);
      expect(new Set(assets.map(({ id }) => id)).size).toBe(assets.length);
      for (const release of releases) {
        const names = release.assets.map((asset) => asset.name);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it('is a new one each time', () => {
    const [release] = releasesOf('kairos-io/hadron');
    if (release !== undefined) release.body = 'Edited.';
    const again = findRepository(kairosWorld(), 'kairos-io/hadron')?.releases[0];
    expect(again?.body).not.toBe('Edited.');
  });

  it('has archives that are not compressed in spite of their name', async () => {
    const name = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';
    const members: string[] = [];
    for await (const entry of Readable.from([contentOf('v3.3.6', name)]).pipe(extract())) {
      members.push(entry.header.name);
      entry.resume();
    }
    const image = name.replace('-sbom-scan-reports.tar.gz', '');
    const reports = ['sbom.spdx.json', 'sbom.syft.json', 'grype.json', 'trivy.json'];
    expect(members).toEqual(reports.map((report) => `${image}-${report}`));
  });

  it.each([
    ['v3.3.6', 'kairos-alpine-3.19-core-amd64-generic-v3.3.6.iso', 'release.yaml'],
    ['v3.4.0', 'kairos-alpine-3.21-core-amd64-generic-v3.4.0.iso', 'reusable-release.yaml'],
  ])('has certificates in %s that name the workflow', (tag, image, workflow) => {
    const certificate = new X509Certificate(contentOf(tag, `${image}.sha256.pem`));
    expect(certificate.subjectAltName).toBe(
      `URI:https://github.com/kairos-io/kairos/.github/workflows/${workflow}@refs/tags/${tag}`,
    );
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const signature = Buffer.from(contentOf(tag, `${image}.sha256.sig`).toString(), 'base64');
    expect(signature.length).toBeGreaterThan(60);
  });

  it('has certificates in base64 before v2.4, and in bundles of cosign, then of Sigstore', () => {
    const old = contentOf('v2.3.1', 'kairos-fedora-v2.3.1.iso.sha256.pem').toString();
    expect(Buffer.from(old, 'base64').toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
    const image = 'kairos-hadron-v0.5.1-core-amd64-generic';
    const ofCosign = contentOf('v4.2.0', `${image}-v4.2.0.iso.sha256.bundle`).toString();
    const { cert } = JSON.parse(ofCosign) as { cert: string };
    expect(new X509Certificate(Buffer.from(cert, 'base64')).subjectAltName).toBe(
      'URI:https://github.com/kairos-io/kairos-factory-action/.github/workflows/reusable-factory.yaml' +
        '@9bf6ee71187036eb832f28c29f0c699507bc1ca3',
    );
    const ofSigstore = contentOf('v4.3.0', `${image}-v4.3.0.iso.sha256.bundle`).toString();
    const { verificationMaterial } = JSON.parse(ofSigstore) as {
      verificationMaterial: { certificate: { rawBytes: string } };
    };
    const der = Buffer.from(verificationMaterial.certificate.rawBytes, 'base64');
    expect(new X509Certificate(der).subjectAltName).toBe(
      'URI:https://github.com/kairos-io/kairos/.github/workflows/reusable-factory.yaml@refs/tags/v4.3.0',
    );
  });

  it('gives digests of files that were uploaded after the middle of 2025', () => {
    const digests = (tag: string) => releaseOf(tag).assets.map(({ digest }) => digest);
    expect(new Set(digests('v3.4.0'))).toEqual(new Set([null]));
    const sum = releaseOf('v4.2.0').assets.find(({ name }) => name.endsWith('.sha256'));
    const digest = createHash('sha256')
      .update(sum?.content ?? '')
      .digest('hex');
    expect(sum?.digest).toBe(`sha256:${digest}`);
  });
});
