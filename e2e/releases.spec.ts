import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { untilLive } from '../scripts/lib/until-live.mjs';
import { findRepository } from '../stand-in/world';
import { expect, test } from './fixtures';

test.describe('the timeline', () => {
  test('shows the latest of every component and finds words inside the notes', async ({ page }) => {
    await page.goto('/releases');
    const kairos = page.getByRole('row', { name: /^Kairos\s*The operating system images/ });
    await expect(kairos.getByRole('link', { name: 'v4.3.0' })).toBeVisible();
    await expect(kairos).toContainText('supported');
    await expect(page.getByRole('row', { name: /^Immucore\s*Mounts/ })).toContainText(
      'moved to kairos',
    );
    await page.getByRole('searchbox').fill('partition is full');
    await expect(page).toHaveURL(/q=partition\+is\+full/);
    const found = page.getByText(/partition is full/i).first();
    await expect(found).toBeVisible();
  });

  test('hides prereleases and c3os until they are selected', async ({ page }) => {
    await page.goto('/releases?component=kairos&q=v4.0.0');
    await expect(page.getByRole('link', { name: 'v4.0.0', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'v4.0.0-RC1' })).toHaveCount(0);
    await page.getByRole('checkbox', { name: /Pre-releases/ }).check();
    await expect(page.getByRole('link', { name: 'v4.0.0-RC1' })).toBeVisible();
    await expect(page).toHaveURL(/prerelease=true/);
  });

  test('orders by version and not by date within a line', async ({ page }) => {
    await page.goto('/releases/kairos?q=v3.5');
    const line = page.getByRole('region', { name: /3\.5\.x$/ });
    await expect(line.getByRole('link').first()).toHaveText('v3.5.10');
  });

  test('names unknown parameters of a URL', async ({ page }) => {
    await page.goto('/releases?component=nope');
    await expect(page.getByRole('note', { name: 'About this URL' })).toContainText('nope');
  });
});

test.describe('a release', () => {
  test('is one search away, with notes, files, SBOM and commands', async ({ page }) => {
    await page.goto('/releases/kairos');
    await page.getByRole('link', { name: 'v3.3.6', exact: true }).click();
    await expect(page).toHaveURL(/\/releases\/kairos\/v3\.3\.6$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/v3\.3\.6/);
    await expect(page.getByRole('heading', { name: "What's Changed" })).toBeVisible();
    await expect(page.getByText(/cosign verify-blob/).first()).toBeVisible();
    await expect(page.getByText(/cosign verify-attestation --type spdx/).first()).toBeVisible();
    await expect(page.getByText('This image is not signed')).toBeVisible();
    await expect(page.getByText(/^cosign verify --/)).toHaveCount(0);
  });

  test('has each section in the page with a fragment, and no part that scrolls by itself', async ({
    page,
  }) => {
    await page.goto('/releases/kairos/v4.2.0');
    const sections = page.getByRole('navigation', { name: 'Sections' });
    for (const [label, id, title] of [
      ['Notes', 'notes', 'Release notes'],
      ['Download', 'download', 'Download'],
      ['Verify', 'verify', 'Verify'],
      ['SBOM', 'sbom', 'SBOM'],
      ['Compare', 'compare', 'Compare'],
    ] as const) {
      await sections.getByRole('link', { name: label, exact: true }).press('Enter');
      await expect(page).toHaveURL(new RegExp(`#${id}$`));
      await expect(
        page.getByRole('heading', { level: 2, name: title, exact: true }),
      ).toBeInViewport();
    }
    const scrolling = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((box) => /auto|scroll/.test(getComputedStyle(box).overflowY))
        .filter((box) => box.scrollHeight > box.clientHeight + 1)
        .map(({ className }) => className),
    );
    expect(scrolling).toEqual([]);
  });

  test('copies the digest of a file and a line that downloads and checks it', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/releases/kairos/v4.2.0?variant=core&arch=amd64');
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page
      .getByRole('button', { name: /^Copy digest of .*\.iso$/ })
      .first()
      .click();
    await expect.poll(copied).toMatch(/^sha256:[0-9a-f]{64}$/);
    const digest = (await copied()).slice('sha256:'.length);
    await page
      .getByRole('button', { name: /^Copy download command: .*\.iso$/ })
      .first()
      .click();
    await expect.poll(copied).toMatch(/^curl -fL -o kairos-hadron-\S+\.iso https:\/\/\S+\.iso &&/);
    expect(await copied()).toContain(`echo '${digest}  kairos-hadron-`);
  });

  test('has companion files with distinct names, and each remark once', async ({ page }) => {
    await page.goto('/releases/kairos/v2.3.1');
    const names = await page
      .getByRole('list', { name: /^Files of / })
      .first()
      .getByRole('link')
      .allTextContents();
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    await page.goto('/releases/kairos/v2.4.0?files=all');
    const remark = page.getByText(/^Names before v2\.4\.2 do not include the version/);
    await expect(remark).toHaveCount(1);
  });

  test('links each component to its release', async ({ page }) => {
    await page.goto('/releases/kairos/v4.2.0');
    const versions = page.getByRole('table', { name: /^Pinned at the tag/ });
    await versions
      .getByRole('row', { name: /^kairos-agent/ })
      .getByRole('link')
      .click();
    await expect(page).toHaveURL(/\/releases\/kairos-agent\/v2\.31\.3$/);
  });

  test('never offers a choice that does not exist, and narrows down to one image', async ({
    page,
  }) => {
    await page.goto('/releases/kairos/v3.7.2');
    const getIt = page.getByRole('search', { name: 'Choose an image' });
    await getIt.getByLabel('Base').selectOption('hadron 0.0.1');
    await expect(page).toHaveURL(/flavor=hadron\+0\.0\.1/);
    await getIt.getByLabel('Variant').selectOption('core');
    await getIt.getByLabel('Architecture').selectOption('amd64');
    await expect(page.getByText('1 of 95 downloads')).toBeVisible();
    const image = page.getByRole('link', {
      name: 'kairos-hadron-0.0.1-core-amd64-generic-v3.7.2.iso',
    });
    await expect(image.first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'checksum (.sha256)', exact: true })).toHaveCount(
      1,
    );
    await expect(getIt.getByRole('option', { name: /\(0\)/ })).toHaveCount(0);
    await page.goto('/releases/kairos/v3.7.2?flavor=nothing');
    await expect(page.getByText('No matching downloads: 0 of 95.')).toBeVisible();
  });

  test('names the signer from its own certificate, and by the rule where it has none', async ({
    page,
  }) => {
    await page.goto('/releases/kairos/v3.7.2?flavor=hadron&arch=amd64');
    await page.getByText('Signer, read from').click();
    const signer = page.getByRole('definition').filter({ hasText: 'reusable-factory.yaml@' });
    await expect(signer).toBeVisible();
    await expect(page.getByText('From certificate').first()).toBeVisible();
    await expect(page.getByText('Needs cosign 2 or 3.').first()).toBeVisible();
    const command = page.getByText(/^cosign verify --certificate-identity/);
    await expect(command).toContainText('quay.io/kairos/hadron:v0.0.1-core-amd64-generic-v3.7.2');
  });

  test('folds the documented command that fails, without a button that copies it', async ({
    page,
  }) => {
    await page.goto('/releases/kairos/v4.2.0?arch=amd64&variant=core');
    const failing = page
      .getByRole('group')
      .filter({ hasText: 'Why the documented command fails' })
      .last();
    const command = failing.getByText(/^cosign verify-attestation --type spdx/);
    await expect(command).toBeHidden();
    await failing.getByText('Why the documented command fails').click();
    await expect(command).toBeVisible();
    await expect(failing.getByRole('button')).toHaveCount(0);
  });

  test('has Kyverno policies for one repository, with what they admit', async ({ page }) => {
    await page.goto('/releases/kairos/v4.2.0?arch=amd64&variant=core');
    await expect(page.getByText(/^Admits signed images of quay\.io\/kairos\/hadron/)).toBeVisible();
    await expect(page.getByText('kind: ImageValidatingPolicy')).toContainText(
      'glob: quay.io/kairos/hadron:*',
    );
    await expect(page.getByText('quay.io/kairos/*')).toHaveCount(0);
    await page.getByText('ClusterPolicy for Kyverno before 1.20').click();
    await expect(page.getByText('kind: ClusterPolicy')).toBeVisible();
  });

  test('folds the parts of generated notes and links into them', async ({ page }) => {
    await page.goto('/releases/kairos/v3.7.2');
    const contributors = page.getByRole('group').filter({ hasText: 'New Contributors' });
    await expect(contributors).toBeVisible();
    await page.goto('/releases/kairos/v4.0.0');
    await expect(page.getByRole('table').first()).toContainText('hadron');
    const image = page.getByRole('article').getByRole('img').first();
    await expect(image).toHaveAttribute('loading', 'lazy');
    await expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
  });

  for (const { to, isAllowed } of [
    { to: 'github-production-user-asset-6210df.s3.amazonaws.com', isAllowed: true },
    { to: 'images.example.org', isAllowed: false },
  ]) {
    const follows = isAllowed ? 'follows' : 'does not follow';
    test(`${follows} an image that GitHub redirects to ${to}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '' });
      await context.route('https://github.com/user-attachments/**', async (route) => {
        await context.setOffline(true);
        await route.fulfill({ status: 302, headers: { location: `https://${to}/1/2.svg` } });
      });
      const page = await context.newPage();
      const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(to));
      await page.goto('/releases/kairos/v4.0.0');
      await page.getByRole('img', { name: 'The installer' }).scrollIntoViewIfNeeded();
      const reason = (await failed).failure()?.errorText ?? '';
      expect(reason === 'net::ERR_INTERNET_DISCONNECTED', reason).toBe(isAllowed);
      await context.close();
    });
  }

  test('says that it was published without notes', async ({ page }) => {
    await page.goto('/releases/kairos/v3.4.0');
    await expect(page.getByText('No release notes.')).toBeVisible();
  });

  test('with 125,000 characters of notes and one with 475 files both open', async ({ page }) => {
    await page.goto('/releases/kairos/v3.6.0');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/v3\.6\.0/);
    await page.goto('/releases/kairos/v3.7.2');
    await page.getByRole('link', { name: 'Show all 475 files' }).click();
    await expect(page).toHaveURL(/files=all/);
    await expect(page.getByRole('table', { name: 'Files of this release' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: '475 files' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter files' }).fill('checksums nothing');
    await expect(page).toHaveURL(/file=checksums\+nothing/);
    await expect(page.getByRole('status').filter({ hasText: '0 of 475' })).toBeVisible();
  });

  test('is found in any case and with or without its v', async ({ page }) => {
    await page.goto('/releases/Kairos/3.3.6');
    await expect(page).toHaveURL(/\/releases\/kairos\/v3\.3\.6$/);
  });

  for (const { requested, tag } of [
    { requested: 'latest', tag: 'v4.3.0' },
    { requested: '4.2', tag: 'v4.2.0' },
    { requested: 'v3.5.x', tag: 'v3.5.10' },
    { requested: '3', tag: 'v3.7.2' },
  ]) {
    test(`is found as ${requested}, with the choices of the URL`, async ({ page, request }) => {
      await page.goto(`/releases/kairos/${requested}?arch=amd64`);
      await expect(page).toHaveURL(`/releases/kairos/${tag}?arch=amd64`);
      const response = await request.get(`/api/v1/releases/kairos/${requested}`);
      expect(await response.json()).toMatchObject({ tag });
    });
  }

  test('lists known defects, each with its source', async ({ page, request }) => {
    await page.goto('/releases/kairos/v3.5.10');
    const defects = page.getByRole('region', { name: 'Known defects' });
    await expect(defects.getByText(/ARM|arm64/).first()).toBeVisible();
    await expect(defects.getByRole('link', { name: 'Source' }).first()).toHaveAttribute(
      'href',
      /github\.com\/kairos-io/,
    );
    const { knownDefects } = await (await request.get('/api/v1/releases/kairos/v3.5.10')).json();
    const sentences = await defects.getByRole('listitem').count();
    expect(knownDefects).toHaveLength(sentences);
  });

  test('is Markdown for each page, and by the Accept header', async ({ request }) => {
    for (const [path, words] of [
      ['/releases/kairos.md', /^## Kairos releases: kairos/],
      ['/releases/kairos/v4.2.0.md', /^# Kairos v4\.2\.0\n/],
      ['/releases/kairos/latest.md', /^# Kairos v4\.3\.0\n/],
      [
        '/releases/kairos/compare.md?from=4.1&to=4.2',
        /^# Kairos: changes from v4\.1\.\d+ to v4\.2\.0\n/,
      ],
    ] as const) {
      expect(await (await request.get(path)).text(), path).toMatch(words);
    }
    const headers = { accept: 'text/plain' };
    const text = await (await request.get('/releases/kairos/v4.2.0', { headers })).text();
    expect(text).toMatch(/^# Kairos v4\.2\.0\n/);
    expect((await request.get('/releases/kairos/v9.9.9.md')).status()).toBe(404);
    expect((await request.get('/releases/nope.md')).status()).toBe(404);
  });

  test.describe('that does not exist', () => {
    test.use({ expectedErrors: /status of 404/ });

    for (const { tag, nearest } of [
      { tag: 'v3.3.66', nearest: 'v3.3.6' },
      { tag: 'v4.0.4', nearest: 'v4.0.3' },
      { tag: 'newest', nearest: 'v4.3.0' },
    ]) {
      test(`is “no such release” with status 404 and the nearest to ${tag}`, async ({ page }) => {
        const response = await page.goto(`/releases/kairos/${tag}`);
        expect(response?.status()).toBe(404);
        expect(await response?.text()).toContain(`There is no release ${tag} of Kairos.`);
        await expect(page.getByRole('alert').filter({ hasText: tag })).toBeVisible();
        await expect(page.getByRole('link', { name: nearest, exact: true })).toBeVisible();
      });
    }
  });

  test('says that its notes changed after publishing, and when that was noticed', async ({
    own,
    page,
  }) => {
    const gitHub = await own.gitHub();
    const first = await own.site({ apiUrl: gitHub.url });
    await untilLive(first.url);
    await page.goto(`${first.url}/releases/provider-kairos/v2.16.4`);
    await expect(page.getByText(/edited after publication/)).toHaveCount(0);
    await page.goto('about:blank');
    await first.stop('SIGTERM');
    await letTimePass(first.dataDir, 2);
    const repository = findRepository(gitHub.world, 'kairos-io/provider-kairos');
    const release = repository?.releases.find(({ tag }) => tag === 'v2.16.4');
    if (release === undefined) throw new Error('The release is not there.');
    release.body = 'Rewritten.';
    const second = await own.site({ apiUrl: gitHub.url, dataDir: first.dataDir });
    await expect(async () => {
      await page.goto(`${second.url}/releases/provider-kairos/v2.16.4`);
      const mark = page.getByText(/^Notes edited after publication \(detected/);
      await expect(mark).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(page.getByRole('article')).toContainText('Rewritten.');
  });
});

/** Makes every cached response of a site some hours older, so that it is requested again at the start. */
async function letTimePass(dataDir: string, hours: number): Promise<void> {
  // A process that stops may leave a file that it had not written to its end, with another ending.
  const records = (await readdir(dataDir)).filter((name) => name.endsWith('.json'));
  for (const name of records) {
    const path = join(dataDir, name);
    const record: unknown = JSON.parse(await readFile(path, 'utf8'));
    const older = JSON.stringify(record, (key, value: unknown) =>
      /^(?:checkedAt|fetchedAt|lastAttemptAt|nextAttemptAt|wholeAt)$/.test(key) &&
      typeof value === 'string'
        ? new Date(Date.parse(value) - hours * 3_600_000).toISOString()
        : value,
    );
    await writeFile(path, older);
  }
}

test.describe('comparing', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('takes two releases in any order and shows every changelog between', async ({ page }) => {
    await page.goto('/releases/kairos/compare?from=v4.3.0&to=v4.0.0');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Kairos: changes from v4.0.0 to v4.3.0',
    );
    const articles = page.getByRole('article');
    await expect(articles.first()).toContainText('v4.3.0');
    expect(await articles.count()).toBeGreaterThan(2);
    const ids = await page.evaluate(() =>
      [...document.querySelectorAll('[id]')].map(({ id }) => id),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('says what is wrong with a tag that is not there', async ({ page }) => {
    const response = await page.goto('/releases/kairos/compare?from=v99.0.0&to=v4.0.0');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('alert').filter({ hasText: 'v99.0.0' })).toBeVisible();
    await expect(page.getByText(/^Did you mean/)).toContainText('v4.3.0');
  });

  test('takes a line and latest, and says what an upgrade across a major is', async ({ page }) => {
    await page.goto('/releases/kairos/compare?from=3.5&to=latest');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/from v3\.5\.10 to v4\.3\.0/);
    await expect(page.getByText(/an in-place upgrade across major versions/)).toContainText(
      'not guaranteed',
    );
    await expect(page.getByText(/publishes only Hadron images/)).toBeVisible();
    await page.goto('/releases/kairos/compare?from=v4.0.0&to=v4.3.0');
    await expect(page.getByText(/across major versions/)).toHaveCount(0);
  });

  test('lists known defects with their sources and component versions side by side', async ({
    page,
  }) => {
    await page.goto('/releases/kairos/compare?from=v3.5.10&to=v4.2.0');
    const defects = page.getByRole('region', { name: 'Known defects' });
    await expect(defects.getByText(/^No raw image was published/)).toBeVisible();
    await expect(defects.getByRole('link', { name: 'Source' }).first()).toHaveAttribute(
      'href',
      /github\.com\/kairos-io/,
    );
    const versions = page.getByRole('table', { name: /^Component versions in/ });
    await expect(versions.getByRole('row', { name: /^kairos-init/ })).toContainText('v0.17.2');
    await page.getByRole('link', { name: 'v4.0.0', exact: true }).first().press('Enter');
    await expect(page).toHaveURL(/#release-v4\.0\.0$/);
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('filters, choices and files work by URLs only', async ({ page }) => {
    await page.goto('/releases');
    await page.getByRole('searchbox').fill('v4.2');
    await page.getByRole('checkbox', { name: 'kairos', exact: true }).check();
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/q=v4\.2/);
    await page.getByRole('link', { name: 'v4.2.0', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Filter files' }).fill('sha256.bundle');
    await page.getByRole('button', { name: 'Show' }).last().click();
    await expect(page).toHaveURL(/file=sha256\.bundle/);
  });
});

test('the components are sorted by a column, and the order of the releases stays', async ({
  page,
}) => {
  await page.goto('/releases?sort=-files');
  const components = page.getByRole('table', { name: 'The latest release of each component' });
  const published = components.getByRole('columnheader', { name: 'Published' });
  await published.getByRole('link').click();
  await expect(page).toHaveURL(/\?componentSort=-published&sort=-files$/);
  await expect(published).toHaveAttribute('aria-sort', 'descending');
  await components.getByRole('columnheader', { name: 'Component' }).getByRole('link').click();
  await expect(components.getByRole('rowheader').first()).toContainText('AuroraBoot');
});

test('the files of a release are sorted by a column, and the search stays', async ({ page }) => {
  await page.goto('/releases/kairos/v4.2.0?file=sha256');
  const size = page.getByRole('columnheader', { name: 'Size' });
  await expect(size).not.toHaveAttribute('aria-sort');
  await size.getByRole('link').click();
  await expect(page).toHaveURL(/file=sha256.*sort=-size#files$/);
  await expect(size).toHaveAttribute('aria-sort', 'descending');
  await size.getByRole('link').click();
  await expect(page).toHaveURL(/sort=size#files$/);
  await expect(size).toHaveAttribute('aria-sort', 'ascending');
});

test('a wrong choice of an image says which values there are, and is removed by a link', async ({
  page,
}) => {
  await page.goto('/releases/kairos/v4.2.0?arch=s390x');
  const note = page.getByRole('note', { name: 'About this URL' });
  await expect(note).toContainText('No match for arch=s390x. Values in this list: ');
  await note.getByRole('link').click();
  await expect(page).toHaveURL(/\/releases\/kairos\/v4\.2\.0$/);
  await expect(note).toHaveCount(0);
});

test.describe('SBOMs', () => {
  test('the SBOM of the core amd64 image of v2.3.1 is two choices away', async ({ page }) => {
    await page.goto('/sbom');
    await page.getByLabel('Release').selectOption('v2.3.1');
    await page.getByLabel('Variant').selectOption('core');
    await expect(page).toHaveURL(/tag=v2\.3\.1/);
    await expect(
      page.getByRole('link', { name: /^core-.*v2\.3\.1-sbom\.spdx\.json$/ }).first(),
    ).toBeVisible();
    const size = page.getByRole('columnheader', { name: 'Size' });
    await size.getByRole('link').click();
    await expect(page).toHaveURL(/tag=v2\.3\.1.*sort=-size/);
    await expect(size).toHaveAttribute('aria-sort', 'descending');
  });

  test('inside an archive it is passed on as a download', async ({ page }) => {
    await page.goto('/releases/kairos/v3.3.6');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'SPDX' }).first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^kairos-.*v3\.3\.6-sbom\.spdx\.json$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ spdxVersion: expect.any(String) });
  });

  test('of a release since v3.4.0 is a command, and the table says where to look', async ({
    page,
  }) => {
    await page.goto('/sbom?tag=v3.7.2');
    await page.getByRole('link', { name: 'SBOM of this release' }).click();
    await expect(page).toHaveURL(/\/releases\/kairos\/v3\.7\.2#sbom$/);
    await expect(page.getByText(/docker buildx imagetools inspect .* --format/)).toBeVisible();
  });

  test('of a release is found by its tag in the search too', async ({ page }) => {
    await page.goto('/sbom?q=v3.7.2');
    await expect(page.getByText(/^kairos v3\.7\.2 has no SBOM file\./)).toBeVisible();
    await expect(page.getByRole('link', { name: 'SBOM of this release' })).toHaveAttribute(
      'href',
      '/releases/kairos/v3.7.2#sbom',
    );
  });

  test('responds to machines, and refuses what no release lists', async ({ request }) => {
    const response = await request.get('/sbom.json?tag=v2.3.1&variant=core&format=spdx');
    const { items } = await response.json();
    expect(items.length).toBeGreaterThan(5);
    expect(items[0].download).toMatch(
      /^https:\/\/github\.com\/kairos-io\/kairos\/releases\/download\//,
    );
    const place = '/api/v1/releases/kairos/v3.3.6/sbom';
    const foreign = await request.get(`${place}?asset=..%2F..%2Fx&member=sbom.spdx.json`);
    expect(foreign.status()).toBe(404);
    const archive = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';
    const odd = await request.get(`${place}?asset=${archive}&member=passwd`);
    expect(odd.status()).toBe(422);
    const good = await request.get(`${place}?asset=${archive}&member=sbom.spdx.json`);
    expect(good.headers()['content-disposition']).toContain('attachment');
    const etag = good.headers()['etag'] ?? '';
    const known = await request.get(`${place}?asset=${archive}&member=sbom.spdx.json`, {
      headers: { 'if-none-match': etag },
    });
    expect(known.status()).toBe(304);
  });
});

test.describe('the API', () => {
  test('gives releases page by page with links, and each in full', async ({ request }) => {
    const first = await request.get('/api/v1/releases?component=kairos&prerelease=true');
    const { items, total, page, pages, freshness } = await first.json();
    expect({ page, pages }).toEqual({ page: 1, pages: Math.ceil(total / 20) });
    expect(items).toHaveLength(20);
    expect(freshness.components).toHaveLength(1);
    expect(first.headers()['link']).toContain('rel="next"');
    const last = await request.get(
      `/api/v1/releases?component=kairos&prerelease=true&page=${pages}`,
    );
    expect(last.headers()['link']).not.toContain('rel="next"');
    expect((await last.json()).page).toBe(pages);
    const one = await request.get('/api/v1/releases/kairos/v3.3.6');
    const release = await one.json();
    expect(release).toMatchObject({
      component: 'kairos',
      tag: 'v3.3.6',
      version: { raw: 'v3.3.6', line: '3.3', prerelease: false },
      sbom: { state: 'archive' },
    });
    expect(release.verification.map(({ evidence }: { evidence: string }) => evidence)).toContain(
      'certificate',
    );
    const again = await request.get('/api/v1/releases/kairos/v3.3.6', {
      headers: { 'if-none-match': one.headers()['etag'] ?? '' },
    });
    expect(again.status()).toBe(304);
  });

  for (const { path, status } of [
    { path: '/api/v1/releases?component=nope', status: 404 },
    { path: '/api/v1/releases?page=0', status: 422 },
    { path: '/api/v1/releases?page=999', status: 404 },
    { path: '/api/v1/releases?prerelease=perhaps', status: 422 },
    { path: '/api/v1/releases/nope/v1.0.0', status: 404 },
    { path: '/api/v1/releases/kairos/v99.0.0', status: 404 },
    { path: '/releases/kairos/v4.0.4/release.md', status: 404 },
    { path: '/api/v1/releases/kairos/%00', status: 400 },
  ]) {
    test(`refuses ${path} with ${status} and words`, async ({ request }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(status);
      expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/\.$/) });
    });
  }

  test('has a feed, a table and Markdown of the same releases', async ({ request }) => {
    const feed = await (await request.get('/releases.atom?component=kairos')).text();
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
    expect(feed).toContain('v4.3.0');
    const csv = await (await request.get('/releases.csv?component=kairos')).text();
    expect(csv.split('\r\n')[0]).toMatch(/^component,tag,/);
    const markdown = await (await request.get('/releases/kairos/v4.3.0/release.md')).text();
    expect(markdown).toContain('v4.3.0');
  });
});
