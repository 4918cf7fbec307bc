import { expect, test } from './fixtures';

/** What /etc/kairos-release contains on a node that runs v3.5.4. */
const NODE = [
  'KAIROS_FLAVOR="ubuntu"',
  'KAIROS_FLAVOR_RELEASE="24.04"',
  'KAIROS_VARIANT="standard"',
  'KAIROS_TARGETARCH="amd64"',
  'KAIROS_MODEL="generic"',
  'KAIROS_VERSION="v3.5.4"',
  'KAIROS_SOFTWARE_VERSION="v1.33.5+k3s1"',
  'KAIROS_SOFTWARE_VERSION_PREFIX="k3s"',
].join('\n');

test.describe('an upgrade from a pasted node at v3.5.4', () => {
  test('says what it brings, with the exact command', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Upgrade', exact: true }).first().click();
    await page.getByLabel(/^What you run/).fill(NODE);
    await page.getByRole('button', { name: 'Plan upgrade' }).click();
    await expect(page.getByText('end of life').first()).toBeVisible();
    await expect(page.getByText(/an upgrade in place across major versions/)).toBeVisible();
    await expect(page.getByText(/^sudo kairos-agent upgrade/).first()).toContainText(
      '--source oci:quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.7.2-k3s-v1.33.7-k3s3',
    );
    await expect(page.getByRole('row', { name: /^kairos-agent v2\.24\.4 v4\.3\.0/ })).toBeVisible();
  });

  test('has what is urgent before the versions, then the changes, with the commands one click away', async ({
    page,
  }) => {
    await page.goto(`/upgrade?${new URLSearchParams({ from: NODE })}`);
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings.slice(-4)).toEqual([
      'Breaking changes and security notes',
      'Component versions',
      'Changes',
      expect.stringMatching(/^Upgrade to v3\.7\.2/),
    ]);
    const urgent = page.getByRole('region', { name: 'Breaking changes and security notes' });
    await expect(urgent.getByRole('heading', { level: 3 }).first()).toHaveText(
      /^(?:Breaking changes|Security)$/,
    );
    await expect(urgent.getByText('CVE-2026-0001')).toBeVisible();
    const commands = page.getByRole('heading', { name: /^Upgrade to v3\.7\.2/ });
    await expect(commands).not.toBeInViewport();
    await page.getByRole('link', { name: 'Commands', exact: true }).click();
    await expect(commands).toBeInViewport();
  });

  test('merges the changes of all releases between, also those of components', async ({ page }) => {
    await page.goto('/upgrade?from=v3.5.4');
    const changes = page.getByRole('region', { name: 'Changes', exact: true });
    await expect(
      changes.getByText(
        /^\d+ changes in the notes of 19 releases of Kairos, (?:.*, )?22 of immucore.*, each once\.$/,
      ),
    ).toBeVisible();
    const headings = changes.getByRole('heading', { level: 3 });
    await expect(headings.filter({ hasText: /^Security$/ })).toHaveCount(0);
    await expect(changes.getByText(/\(immucore v0\.\d+\.\d+\)/).first()).toBeVisible();
    const unknown = changes.getByRole('list', { name: 'Notes that are unknown' });
    await expect(unknown.getByText(/edgevpn.*this site has no list of releases/)).toBeVisible();
    const contents = changes.getByRole('navigation', { name: /^Contents/ });
    await contents.getByRole('link', { name: 'kairos-agent', exact: true }).click();
    await expect(headings.filter({ hasText: /^kairos-agent$/ })).toBeInViewport();
    await changes.getByRole('link', { name: 'Notes of each release' }).click();
    await expect(page).toHaveURL(/\/releases\/kairos\/compare\?from=v3\.5\.4&to=v4\.3\.0$/);
  });

  test('has the same order as Markdown', async ({ request }) => {
    const text = await (
      await request.get(`/upgrade.md?${new URLSearchParams({ from: NODE })}`)
    ).text();
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Breaking changes and security notes',
      '## Component versions',
      '## Changes',
      '## Commands',
    ]);
  });

  test('reads what the files at the tag still pin, with the line', async ({ page }) => {
    await expect(async () => {
      await page.goto('/releases/kairos/v4.3.0');
      const row = page.getByRole('row', { name: /^provider-kairos v2\.16\.4/ });
      await expect(row).toBeVisible({ timeout: 1000 });
      await expect(row.getByRole('link', { name: 'Pinned at the tag' })).toHaveAttribute(
        'href',
        /\/kairos-io\/kairos\/blob\/v4\.3\.0\/kairos-init\/Makefile#L2$/,
      );
    }).toPass();
  });
});

test('the release that has kairos-agent v2.24.10 is found by pasting it', async ({ page }) => {
  await page.goto('/decode');
  await page.getByLabel(/^Decode a tag/).fill('kairos-agent v2.24.10');
  await page.getByRole('button', { name: 'Decode' }).click();
  await expect(page.getByText(/v3\.5\.8/).first()).toBeVisible();
  await expect(page.getByText(/v3\.5\.10/).first()).toBeVisible();
});

test('what only a file at the tag pins is found once that was read, with its line', async ({
  page,
  request,
}) => {
  await expect(async () => {
    const response = await request.get(
      '/api/v1/component-versions?program=provider-kairos&version=v2.16.4',
    );
    const { releases, coverage } = await response.json();
    expect(coverage.read).toBeGreaterThan(0);
    expect(releases.map(({ tag }: { readonly tag: string }) => tag)).toContain('v4.3.0');
  }).toPass({ timeout: 60_000 });
  await page.goto(`/decode?${new URLSearchParams({ name: 'edgevpn version v0.35.4' })}`);
  await expect(page.getByRole('link', { name: 'Makefile line 3' })).toHaveAttribute(
    'href',
    /\/kairos-io\/kairos\/blob\/v4\.3\.0\/kairos-init\/Makefile#L3$/,
  );
  await expect(
    page.getByText(/^Component versions: the files at the tag were read for/),
  ).toBeVisible();
});

test('the release that has a pull request is found by pasting its URL', async ({ page, own }) => {
  // A separate site, since other tests open lists of components that are not searched before.
  const gitHub = await own.gitHub();
  const site = await own.site({ apiUrl: gitHub.url });
  await page.goto(`${site.url}/decode`);
  await page.getByLabel(/^Decode a tag/).fill('https://github.com/kairos-io/kairos/pull/3978');
  await page.getByRole('button', { name: 'Decode' }).click();
  const releases = page.getByRole('list', { name: 'Releases with this change' });
  await expect(releases.getByRole('link', { name: 'v4.2.0', exact: true })).toBeVisible();
  await expect(page.getByText(/^Not searched, because .*kairos-agent/)).toBeVisible();
  await expect(page.getByText('Not an artifact of Kairos')).toBeHidden();
});

test('the latest tag is there for bots, with the releases before it', async ({ request }) => {
  const response = await request.get('/api/v1/latest-tag?flavor=hadron&variant=core&arch=amd64');
  expect(await response.json()).toMatchObject({
    latest: 'v0.5.1-core-amd64-generic-v4.3.0',
    releases: expect.arrayContaining([
      expect.objectContaining({ version: 'v0.5.1-core-amd64-generic-v4.2.0' }),
    ]),
  });
});
