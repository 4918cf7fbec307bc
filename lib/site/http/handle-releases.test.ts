import { beforeAll, describe, expect, it, vi } from 'vitest';

import { readReleases } from '@/lib/releases/list/releases.fixture';
import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';
import { trackedComponent } from '@/lib/site/model/tracked-component.fixture';

import { handleCompare } from './handle-compare';
import { handleRelease } from './handle-release';
import { handleReleases } from './handle-releases';
import { handleSbomMember } from './handle-sbom-member';
import { handleSboms } from './handle-sboms';
import { respondReleaseRefusal } from './release-refusal';

const { standIn } = prepareStandIn();

const request = (url: string, headers: Record<string, string> = {}) =>
  new Request(`http://127.0.0.1${url}`, { headers });

const releases = (query: string) => handleReleases(request(`/${query}`), 'json');

beforeAll(untilListsAreWhole, 45_000);

describe('handleReleases', () => {
  it('responds page by page, with links to the others', async () => {
    const first = await releases('?component=kairos');
    const { items, page, pages } = await first.json();
    expect([items.length, page]).toEqual([20, 1]);
    expect(first.headers.get('link')).toMatch(/page=2>; rel="next".*rel="last"/);
    const last = await releases(`?component=kairos&page=${pages}`);
    expect((await last.json()).page).toBe(pages);
    expect(last.headers.get('link')).toMatch(/rel="first".*rel="prev"$/);
  });

  it.each([
    ['?component=nope', 404],
    ['?page=999', 404],
    ['?page=0', 422],
    ['?year=12', 422],
    ['?prerelease=maybe', 422],
  ])('refuses %s with %i', async (query, status) => {
    const response = await releases(query);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['csv', 'text/csv'],
    ['md', 'text/markdown'],
    ['atom', 'application/atom+xml'],
  ] as const)('responds with %s', async (format, type) => {
    const response = await handleReleases(request('/?component=kairos'), format);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain('v4.3.0');
  });
});

describe('handleRelease', () => {
  const kairos = (tag: string) => ({ component: 'kairos', tag });

  it('gives the whole release, with what its certificate says', async () => {
    // On a busy machine the first request of the certificate may fail, and the next one is a minute later.
    await vi.waitFor(
      async () => {
        const response = await handleRelease(request('/'), kairos('v3.7.2'), 'json');
        expect(await response.json()).toMatchObject({
          tag: 'v3.7.2',
          version: { raw: 'v3.7.2', line: '3.7' },
          sbom: { state: 'attestation', items: [{ kind: 'attestation' }] },
          verification: expect.arrayContaining([
            expect.objectContaining({ evidence: 'certificate' }),
          ]),
        });
      },
      { timeout: 90_000 },
    );
    const markdown = await handleRelease(request('/'), kairos('v3.7.2'), 'md');
    expect(await markdown.text()).toContain('v3.7.2');
  });

  it('says that a core image of v3.3.6 is attested and not signed', async () => {
    const response = await handleRelease(request('/'), kairos('v3.3.6'), 'json');
    const { verification }: { verification: readonly Record<string, string | null>[] } =
      await response.json();
    const working = verification.filter(({ standing }) => standing === 'holds');
    const commands = working.map(({ command }) => command?.split(' ').slice(0, 2).join(' '));
    expect(commands).toEqual(['sha256sum -c', 'cosign verify-blob', 'cosign verify-attestation']);
    expect(working.map(({ tool }) => tool)).toEqual([
      'GNU sha256sum',
      'cosign 2 or 3',
      'cosign 2 or 3',
    ]);
    expect(verification.map(({ note }) => note).join(' ')).toContain('This image is not signed');
  });

  it('says that the certificate of a signature of v3.6.0 is missing', async () => {
    const response = await handleRelease(request('/'), kairos('v3.6.0'), 'json');
    const { verification }: { verification: readonly Record<string, string | null>[] } =
      await response.json();
    const notes = verification.map(({ note }) => note).join(' ');
    expect(notes).toMatch(/The release has \S+\.sig\. It does not have \S+\.pem/);
    expect(notes).not.toContain('has no signature');
  });

  it.each([
    ['latest', 'v4.3.0'],
    ['4.2', 'v4.2.0'],
    ['v3.5', 'v3.5.10'],
  ])('gives for %s the release %s', async (alias, tag) => {
    expect(await (await handleRelease(request('/'), kairos(alias), 'json')).json()).toMatchObject({
      tag,
    });
    expect(await (await handleRelease(request('/'), kairos(alias), 'md')).text()).toContain(
      `# Kairos ${tag}\n`,
    );
  });

  it('says of a line without a release so', async () => {
    const { detail } = await (await handleRelease(request('/'), kairos('9.9'), 'json')).json();
    expect(detail).toMatch(/^Kairos has no final release in 9\.9\.x\. The nearest are: v4\.3\.0,/);
  });

  it.each([
    [{ component: 'nope', tag: 'v1' }, 'Unknown component'],
    [kairos('v99.0.0'), 'No such release'],
  ])('refuses %o', async (params, title) => {
    const response = await handleRelease(request('/'), params, 'json');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ title });
  });

  it('says that a release does not exist, with the nearest', async () => {
    const response = await handleRelease(request('/'), kairos('v4.0.4'), 'md');
    const { detail } = await response.json();
    expect(detail).toMatch(/^There is no release v4\.0\.4 of Kairos\. The nearest are: v4\.0\.3,/);
  });
});

describe('handleCompare', () => {
  const compare = (query: string, component = 'kairos') =>
    handleCompare(request(`/?${query}`), { component }, 'md');

  it('gives known defects, component versions and the releases between as Markdown', async () => {
    const text = await (await compare('from=v3.5.10&to=4.2')).text();
    expect(text).toContain('# Kairos: changes from v3.5.10 to v4.2.0\n');
    expect(text).toContain('## Known defects in v4.2.0\n');
    expect(text).toMatch(
      /\n- v3\.5\.1 to v3\.5\.10: .*<https:\/\/github\.com\/\S+> \(v3\.5\.10\)\n/,
    );
    expect(text).toMatch(/\n\| kairos-init \| v0\.\S+ \| v0\.17\.2 \|\n/);
    expect(text).toMatch(/\n\| v4\.0\.0 \|/);
  });

  it.each([
    ['from=v4.2.0', 'kairos', 422, 'A comparison needs two releases'],
    ['from=v4.2.0&to=v9.9.9', 'kairos', 404, 'There is no release “v9.9.9” (to). The nearest are:'],
    ['from=a&to=b', 'nope', 404, 'Unknown component “nope”. Valid values'],
  ])('refuses %s of %s with %i', async (query, component, status, detail) => {
    const response = await compare(query, component);
    expect(response.status).toBe(status);
    expect((await response.json()).detail).toContain(detail);
  });
});

describe('respondReleaseRefusal', () => {
  it('responds 503 while the list does not decide, with the time of the next request', async () => {
    const tracked = trackedComponent(readReleases([]), {
      nextAttemptAt: new Date(Date.now() + 30_000).toISOString(),
    });
    const verdict = {
      state: 'unknown',
      reason: 'Whether Kairos has a release v4.0.4 is unknown.',
      nearest: ['v4.0.3'],
      link: null,
      source: null,
    } as const;
    const refusal = { kind: 'unknown-tag', tracked, tag: 'v4.0.4', verdict } as const;
    const response = respondReleaseRefusal(refusal);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await response.json()).detail).toContain('v4.0.3');
  });
});

describe('handleSboms', () => {
  it('lists every selected SBOM, each with its download', async () => {
    const json = await handleSboms(request('/?tag=v3.3.6&format=spdx'), 'json');
    const { items, count } = await json.json();
    expect(items).toHaveLength(count);
    expect(items[0].download).toMatch(/\/api\/v1\/releases\/kairos\/v3\.3\.6\/sbom\?asset=/);
    const csv = await handleSboms(request('/?tag=v3.3.6&format=spdx'), 'csv');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(count + 1);
  });
});

describe('handleSbomMember', () => {
  const archive = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';
  const params = { component: 'kairos', tag: 'v3.3.6' };
  const member = (query: string, headers = {}) =>
    handleSbomMember(request(`/?${query}`, headers), params);
  const good = `asset=${archive}&member=sbom.spdx.json`;

  it('streams the member as a download that no browser runs', async () => {
    const response = await member(good);
    expect(await response.json()).toMatchObject({ spdxVersion: expect.any(String) });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; filename="kairos-alpine-3\.19-/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    });
    const etag = response.headers.get('etag') ?? '';
    expect((await member(good, { 'if-none-match': etag })).status).toBe(304);
  });

  it('keeps no place for visitors who leave, whenever they do', async () => {
    for (let visitor = 0; visitor < 14; visitor += 1) {
      const leaving = new AbortController();
      const url = `http://127.0.0.1/?${good}`;
      const handling = handleSbomMember(new Request(url, { signal: leaving.signal }), params);
      if (visitor % 2 === 0) setTimeout(() => leaving.abort(), visitor);
      // oxlint-disable-next-line no-await-in-loop
      const response = await handling;
      expect(response.status).not.toBe(429);
      leaving.abort();
    }
    expect((await member(good)).status).toBe(200);
  });

  it('gives back the places of visitors who leave before the archive arrives', async () => {
    standIn().fault('/releases/assets/', { kind: 'slow', ms: 60_000 });
    for (let visitor = 0; visitor < 8; visitor += 1) {
      const leaving = new AbortController();
      const url = `http://127.0.0.1/?${good}`;
      const handling = handleSbomMember(new Request(url, { signal: leaving.signal }), params);
      setTimeout(() => leaving.abort(), 20);
      // oxlint-disable-next-line no-await-in-loop
      expect((await handling).status).toBe(502);
    }
    standIn().clearFaults();
    expect((await member(good)).status).toBe(200);
  });

  it('opens no archive for a HEAD request', async () => {
    const before = standIn().requests.length;
    const head = new Request(`http://127.0.0.1/?${good}`, { method: 'HEAD' });
    expect((await handleSbomMember(head, params)).body).toBeNull();
    expect(standIn().requests).toHaveLength(before);
  });

  it.each([
    ['asset=../../x&member=sbom.spdx.json', 404],
    ['asset=kairos-alpine-3.19-core-amd64-generic-v3.3.6.iso&member=sbom.spdx.json', 404],
    [`asset=${archive}&member=../../etc/passwd`, 422],
  ])('refuses %s with %i', async (query, status) => {
    expect((await member(query)).status).toBe(status);
  });

  it('says which archive the release has instead', async () => {
    const missing = archive.replace('alpine-3.19', 'alpine-3.20');
    const response = await member(`asset=${missing}&member=sbom.spdx.json`);
    expect((await response.json()).detail).toBe(
      `The release v3.3.6 of Kairos has no file “${missing}”. The nearest are: ${archive}, ` +
        'kairos-debian-bookworm-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz, ' +
        'kairos-debian-testing-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz.',
    );
  });

  it.each([
    [{ kind: 'html', status: 502 } as const, 502],
    [{ kind: 'rate-limited', resetsInSeconds: 600 } as const, 503],
  ])('explains why the download fails: %o', async (fault, status) => {
    standIn().fault('/releases/assets/', fault);
    const response = await member(good);
    expect(response.status).toBe(status);
    expect((await response.json()).detail).toContain('can be downloaded from GitHub');
    standIn().clearFaults();
  });
});
