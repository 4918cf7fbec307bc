import type { Page } from '@playwright/test';

import { expect, test } from './fixtures';

const OFFICIAL = 'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0';
const HADRON = '/build?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0';

function reference(page: Page) {
  return page.getByLabel('image reference', { exact: true });
}

test.describe('the builder', () => {
  test('opens on the latest official image, and follows each change', async ({ page }) => {
    await page.goto('/build');
    await expect(page.getByText('Example: the latest official image')).toBeVisible();
    await expect(reference(page)).toHaveText(OFFICIAL);
    await expect(page.getByLabel('Flavor', { exact: true })).toHaveValue('hadron');
    await page.getByLabel('Architecture').selectOption('arm64');
    await expect(reference(page)).toContainText('-core-arm64-generic-');
    await expect(page).toHaveURL(
      /\/build\?flavor=hadron&flavorRelease=v0\.5\.1&arch=arm64&version=v4\.3\.0$/,
    );
    await expect(page).toHaveTitle(/^v0\.5\.1-core-arm64-generic-v4\.3\.0/);
    await page.reload();
    await expect(page.getByLabel('Architecture')).toHaveValue('arm64');
    await page.getByRole('link', { name: 'Reset' }).click();
    await expect(page).toHaveURL(/\/build$/);
    await expect(page.getByLabel('Architecture')).toHaveValue('amd64');
  });

  test('turns the example into a self-built image once a base image is typed', async ({ page }) => {
    await page.goto('/build');
    await page.getByLabel('Base image').pressSequentially('ubuntu:24.04');
    await expect(reference(page)).toHaveText('localhost/ubuntu:24.04-core-amd64-generic-v0.1.0');
    await expect(page.getByLabel('Flavor', { exact: true })).toHaveValue('');
  });

  test('brings with a board the architecture that it needs, and takes both back with one Back', async ({
    page,
  }) => {
    await page.goto('/build?base=ubuntu:22.04&version=v0.1.0');
    const board = page.getByLabel('Board', { exact: true });
    const before = await board.boundingBox();
    await board.selectOption('rpi4');
    await expect(page.getByLabel('Architecture')).toHaveValue('arm64');
    await expect(reference(page)).toContainText('22.04-core-arm64-rpi4-v0.1.0');
    await expect(page.getByText('Also changed: Architecture to arm64').first()).toBeVisible();
    await expect(page.getByText('Not possible.')).toHaveCount(0);
    const after = await board.boundingBox();
    expect([after?.x, after?.y], 'the field keeps its place').toEqual([before?.x, before?.y]);
    await page.goBack();
    await expect(reference(page)).toContainText('22.04-core-amd64-generic-v0.1.0');
    await expect(page.getByLabel('Architecture')).toHaveValue('amd64');
    await expect(board).toHaveValue('generic');
    await page.goForward();
    await expect(board).toHaveValue('rpi4');
    await page.getByLabel('Output').selectOption('raw');
    await expect(page).toHaveURL(/kind=raw/);
  });

  test('takes back one choice or one burst of typing with each Back', async ({ page }) => {
    await page.goto('/build?base=ubuntu:24.04&version=v0.1.0');
    await page.getByLabel('Architecture').selectOption('arm64');
    await expect(reference(page)).toContainText('-arm64-');
    await page.getByLabel('Image version', { exact: true }).fill('');
    await page.getByLabel('Image version', { exact: true }).pressSequentially('v2.3.4', {
      delay: 120,
    });
    await expect(reference(page)).toContainText('v2.3.4');
    await page.getByRole('checkbox', { name: 'Trusted boot' }).check();
    await expect(page).toHaveURL(/trustedBoot=true/);
    await page.goBack();
    await expect(page.getByRole('checkbox', { name: 'Trusted boot' })).not.toBeChecked();
    await expect(reference(page)).toContainText('v2.3.4');
    await page.goBack();
    await expect(reference(page)).toContainText('-arm64-generic-v0.1.0');
    await expect(page.getByLabel('Image version', { exact: true })).toHaveValue('v0.1.0');
    await page.goBack();
    await expect(reference(page)).toContainText('-amd64-generic-v0.1.0');
  });

  test('moves the focus to the problems on submit, and from each to its field', async ({
    page,
  }) => {
    await page.goto('/build?base=ubuntu:24.04&version=v0.1.0');
    const version = page.getByLabel('Image version', { exact: true });
    await version.fill('1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: '1 problem' })).toBeFocused();
    await page.getByRole('link', { name: 'Image version' }).click();
    await expect(version).toBeFocused();
    await expect(version).toHaveAttribute('aria-invalid', 'true');
    await version.fill('v1.2.3');
    await page.getByRole('button', { name: 'Show result' }).click();
    await expect(page.getByRole('heading', { name: 'Image reference' })).toBeFocused();
  });

  test('marks what is required', async ({ page }) => {
    await page.goto('/build?base=ubuntu:24.04');
    await expect(page.getByLabel('Image version', { exact: true })).toHaveAttribute(
      'aria-required',
      'true',
    );
    await expect(page.getByText('required', { exact: true })).toHaveCount(2);
  });

  test('keeps the result in view while the commands scroll', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(HADRON);
    await page.mouse.wheel(0, 1200);
    await expect(reference(page)).toBeInViewport();
  });

  test('says the result below the header of a phone once the result has left the window', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(HADRON);
    const line = page.getByRole('link', { name: 'v0.5.1-core-amd64-generic-v4.3.0', exact: true });
    await expect(line).toBeHidden();
    await page.getByRole('button', { name: 'Show result' }).focus();
    await expect(line).toBeInViewport();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await line.click();
    await expect(reference(page)).toBeInViewport();
  });

  test('takes labels for values', async ({ page }) => {
    await page.goto(
      '/build?base=ubuntu:22.04&version=v0.1.0&arch=aarch64&model=Raspberry%20Pi%204&kind=Raw%20disk',
    );
    await expect(reference(page)).toContainText('-arm64-rpi4-');
    await expect(page.getByLabel('Output')).toHaveValue('raw');
  });

  test('copies the reference byte for byte and says so', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(HADRON);
    await page.getByRole('button', { name: 'Copy image reference' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(OFFICIAL);
    await expect(page.getByText('Copy image reference: copied.')).toBeAttached();
  });

  test('selects the text where the clipboard is refused, and names the key', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: () => Promise.reject(new Error('refused')) },
      });
    });
    await page.goto(HADRON);
    await page.getByRole('button', { name: 'Copy image reference' }).click();
    await expect(page.getByText(/The text is selected: press Ctrl\+C/)).toBeAttached();
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(OFFICIAL);
  });

  test('shows the status: tested, published, its files and who signed', async ({ page }) => {
    await page.goto(HADRON);
    const tested = page.getByText('Tested with kairos-init v4.3.0 (today’s matrix).');
    await expect(tested).toBeVisible();
    await expect(page.getByText('Published.', { exact: true }).first()).toBeVisible();
    const iso = page.getByRole('link', {
      name: 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso',
    });
    await expect(iso.first()).toHaveAttribute('href', /\/releases\/download\/v4\.3\.0\//);
    await expect(page.getByText(/^cosign verify /).first()).toContainText(OFFICIAL);
    await page.goto('/build?flavor=hadron&flavorRelease=v9.9.9&version=v4.3.0');
    await expect(page.getByText('Not published.', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /\.iso$/ })).toHaveCount(0);
  });

  test('builds with BASE_IMAGE and --platform', async ({ page }) => {
    await page.goto(
      '/build?registry=registry.example.com&organization=my-org&base=ubuntu:24.04&version=v1.0.0',
    );
    const commands = page.getByRole('heading', { name: 'Commands' });
    await expect(commands).toBeVisible();
    for (const closed of await page.getByRole('group').filter({ hasText: 'docker' }).all()) {
      if ((await closed.getAttribute('open')) === null)
        await closed.click({ position: { x: 4, y: 4 } });
    }
    await expect(page.getByText(/--platform/).first()).toBeAttached();
    await expect(page.getByText(/--build-arg BASE_IMG=/)).toHaveCount(0);
  });

  test('opens the example of the documentation with its warning and what works instead', async ({
    page,
  }) => {
    await page.goto('/build');
    await page.getByRole('link', { name: 'Docs example (AlmaLinux 9 on RPi 4)' }).click();
    await expect(reference(page)).toContainText('almalinux:9-core-arm64-rpi4-1.0.0');
    await expect(page.getByText(/lists no kernel packages for a Raspberry Pi/)).toBeVisible();
    await page.getByRole('link', { name: 'Use ubuntu:22.04' }).click();
    await expect(page.getByLabel('Base image')).toHaveValue('ubuntu:22.04');
    await expect(page.getByText(/lists no kernel packages/)).toHaveCount(0);
  });

  const refused = [
    { query: 'base=ubuntu:24.04&version=1', words: /minor number is missing/ },
    { query: 'base=ubuntu:24.04&version=v1.0.0&arch=sparc', words: /architecture/i },
    {
      query: 'registry=registry.example.com&base=ubuntu:24.04&version=v1.0.0&arch=amd64&model=rpi4',
      words: /arm64|rpi4/i,
    },
    { query: 'base=ubuntu:24.04%20x&version=v1.0.0', words: /base image/i },
    { query: 'flavor=hadron&version=v1.0.0&registry=quay.io:x', words: /registry/i },
  ] as const;
  for (const { query, words } of refused) {
    test(`refuses ${query} with words at the field`, async ({ page }) => {
      await page.goto(`/build?${query}`);
      const summary = page.getByRole('group', { name: /problem/ }).filter({ hasText: words });
      await expect(summary).toBeVisible();
      await expect(page.getByText('Not possible.').first()).toBeVisible();
      await expect(reference(page)).toHaveCount(0);
    });
  }

  test('offers neither copy nor pull of what the release contradicts, and corrects it in one click', async ({
    page,
  }) => {
    await page.goto(
      '/build?flavor=hadron&flavorRelease=v0.4.0&version=v4.2.0&kubernetes=k3s&kubernetesVersion=v1.36.1%2Bk3s1',
    );
    await expect(reference(page)).toContainText('hadron:v0.4.0-standard-amd64-generic-v4.2.0');
    await expect(page.getByText('v4.2.0 has Hadron v0.5.1, not v0.4.0.').first()).toBeVisible();
    await expect(page.getByRole('button', { name: /^Copy (?:image reference|tag)$/ })).toHaveCount(
      0,
    );
    await expect(page.getByText(/docker pull/)).toHaveCount(0);
    const first = page.getByRole('heading', { level: 3 }).first();
    await expect(first).toHaveText('docker build (Kairos Dockerfile)');
    await page.getByRole('link', { name: 'Use v0.5.1, v1.36.3+k3s1' }).first().click();
    await expect(reference(page)).toHaveText(
      'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1',
    );
    await expect(page.getByText('Published.', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy image reference' })).toBeVisible();
    await expect(page.getByText(/^kind: NodeOpUpgrade$/m)).toHaveCount(1);
  });

  test('takes any other base for your image, built first with the chosen release', async ({
    page,
  }) => {
    await page.goto('/build?base=almalinux:9&version=v4.2.0&kubernetes=k3s');
    await expect(reference(page)).toHaveText(
      'localhost/almalinux:9-standard-amd64-generic-v4.2.0-k3s',
    );
    await expect(page.getByText('Your image.', { exact: true })).toBeVisible();
    await expect(page.getByText(/docker (?:pull|push)/)).toHaveCount(0);
    await page.getByLabel('Image version', { exact: true }).fill('1.0.0');
    await page.getByLabel('Kairos release', { exact: true }).fill('v4.1.2');
    await expect(page.getByText(/--branch v4\.1\.2/)).toBeVisible();
    await expect(page.getByText(/--build-arg KAIROS_INIT=v0\.14\.6/).first()).toBeVisible();
    await expect(page).toHaveURL(/version=1\.0\.0&release=v4\.1\.2/);
  });

  test('does not let a placeholder be copied unnoticed', async ({ page }) => {
    await page.goto(
      '/build?registry=registry.example.com&organization=my-org&base=ubuntu:24.04&version=v0.1.0',
    );
    await expect(page.getByRole('button', { name: 'Copy image reference' })).toHaveText(
      'Copy image reference with the placeholder',
    );
    await page.getByRole('link', { name: 'Use localhost' }).click();
    await expect(reference(page)).toHaveText('localhost/ubuntu:24.04-core-amd64-generic-v0.1.0');
  });

  test('says nothing is wrong before anything was typed', async ({ page }) => {
    await page.goto('/build');
    await expect(page.getByText('Not possible.')).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
    await expect(page.getByLabel('Image version', { exact: true })).not.toHaveAttribute(
      'aria-invalid',
      'true',
    );
  });

  test('refuses a release that does not exist, with the nearest', async ({ page }) => {
    await page.goto('/build?flavor=hadron&flavorRelease=v0.0.4&version=v4.0.4');
    await expect(page.getByText(/There is no release v4\.0\.4 of Kairos/).first()).toBeVisible();
    await page.getByRole('link', { name: 'Use v4.0.3' }).click();
    await expect(reference(page)).toContainText('hadron:v0.0.4-core-amd64-generic-v4.0.3');
  });

  test('rewrites every reference with a registry prefix', async ({ page }) => {
    await page.goto(`${HADRON}&prefix=mirror.example.com/proxy`);
    await expect(reference(page)).toHaveText(`mirror.example.com/proxy/${OFFICIAL}`);
  });

  test('is filled by a cell of the grid', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('link', { name: /Ubuntu 24\.04, arm64, standard boot/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Build this image' }).first().click();
    await expect(page.getByLabel('Base image')).toHaveValue('ubuntu:24.04');
    await expect(page.getByLabel('Architecture')).toHaveValue('arm64');
  });

  test('works with only the keyboard', async ({ page }) => {
    await page.goto('/build');
    await page.getByLabel('Base image').focus();
    await page.keyboard.type('debian:12');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Architecture')).toBeFocused();
    await page.keyboard.type('arm');
    await page.getByLabel('Image version', { exact: true }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('v4.3.0');
    await expect(reference(page)).toContainText('debian:12-core-arm64-generic-v4.3.0');
    await expect(page.getByLabel('Image version', { exact: true })).toBeFocused();
  });
});

test.describe('decoding', () => {
  test('explains what was pasted and opens it in the builder', async ({ page }) => {
    await page.goto('/build');
    await page
      .getByLabel('Decode a tag, file name or image reference')
      .fill(`docker pull ${OFFICIAL}`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/decode\?name=/);
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
      'Kairos v4.3.0 · hadron v0.5.1 · core · amd64',
    );
    await expect(page).toHaveTitle(/^Kairos v4\.3\.0 · hadron/);
    await page.getByRole('link', { name: 'Open in builder' }).click();
    await expect(reference(page)).toHaveText(OFFICIAL);
  });

  for (const { name, words } of [
    { name: `sha256-${'0a'.repeat(32)}.sig`, words: /^Signature by cosign for sha256:/ },
    { name: 'nginx:1.27', words: /Not an artifact of Kairos|Not recognised/ },
    { name: '<script>alert(1)</script>', words: /Not recognised|Not an artifact/ },
    { name: 'latest', words: /^Floating tag latest/ },
  ]) {
    test(`explains ${name} without a guess`, async ({ page }) => {
      await page.goto(`/decode?${new URLSearchParams({ name })}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(words);
      await expect(page.getByRole('link', { name: 'Open in builder' })).toHaveCount(0);
    });
  }
});

test('a text that is not understood is followed by examples', async ({ page }) => {
  for (const path of ['/decode?name=hello+world', '/upgrade?from=nope']) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await page.goto(path);
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await expect(page.getByRole('heading', { name: 'Examples' })).toBeVisible();
  }
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the form and the box that decodes work by URLs only', async ({ page }) => {
    await page.goto('/build');
    await page.getByLabel('Base image').fill('fedora:41');
    await page.getByLabel('Image version', { exact: true }).fill('v1.0.0');
    await page.getByText('Registry and repository').click();
    await page.getByLabel('Registry', { exact: true }).fill('registry.example.com');
    await page.getByRole('button', { name: 'Show result' }).click();
    await expect(reference(page)).toHaveText(
      'registry.example.com/kairos/fedora:41-core-amd64-generic-v1.0.0',
    );
    await page.getByLabel('Decode a tag, file name or image reference').fill(OFFICIAL);
    await page.getByRole('button', { name: 'Decode' }).click();
    await page.getByRole('link', { name: 'Open in builder' }).click();
    await expect(reference(page)).toHaveText(OFFICIAL);
  });
});

test.describe('the Markdown twins', () => {
  for (const { path, words } of [
    { path: '/build', words: /^quay\.io\/kairos\/hadron:/m },
    { path: '/decode?name=v4.2.0', words: /^# Kairos v4\.2\.0$/m },
    { path: '/sbom?tag=v3.3.6', words: /^# SBOM files$/m },
    { path: '/defects', words: /^# Known defects$/m },
    { path: '/releases', words: /^## /m },
    { path: '/releases/kairos', words: /^## Kairos releases/m },
    { path: '/releases/kairos/v4.2.0', words: /^# Kairos v4\.2\.0$/m },
    { path: '/releases/kairos/compare?from=v4.1.0&to=v4.2.0', words: /^# Kairos: changes/m },
    { path: '/upgrade?from=v3.5.4&to=v4.2.0', words: /^# Upgrade/m },
    { path: '/matrix/history', words: /^## /m },
    { path: '/matrix/compare?source=kairos-init&from=v0.9.1&to=v0.17.3', words: /^#+ /m },
    { path: '/matrix/what-if', words: /^# What a workflow would test$/m },
    { path: '/verify?error=no+matching+signatures', words: /^## Cause$/m },
    { path: '/api-reference', words: /^## GET \/api\/v1\/upgrade$/m },
    { path: '/images', words: /^# Images$/m },
    { path: '/packages', words: /^Add the parameter `q`/m },
    { path: '/packages/compare', words: /^Add the parameters `from` and `to`/m },
    { path: '/upgrade', words: /^Add the parameter `from`/m },
    { path: '/status', words: /^## /m },
    { path: '/', words: /^## /m },
  ]) {
    test(`are plain text at ${path} for a terminal`, async ({ request }) => {
      const response = await request.get(path, { headers: { accept: 'text/plain' } });
      expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
      expect(await response.text()).toMatch(words);
      const html = await request.get(path, { headers: { accept: 'text/html' } });
      expect(html.headers()['content-type']).toContain('text/html');
    });
  }

  test('are linked from their pages', async ({ request }) => {
    const html = await (await request.get(HADRON)).text();
    expect(html).toMatch(
      /<link rel="alternate" type="text\/markdown" href="[^"]*\/build\.md\?flavor=hadron/,
    );
  });
});

test.describe('the API', () => {
  test('names an artifact with its status', async ({ request }) => {
    const response = await request.get(
      '/api/v1/artifact?flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0',
    );
    expect(await response.json()).toMatchObject({
      era: 'E5',
      tag: 'v0.5.1-core-amd64-generic-v4.3.0',
      reference: OFFICIAL,
      fileNames: { iso: 'kairos-hadron-v0.5.1-core-amd64-generic-v4.3.0.iso' },
      tested: { state: 'tested' },
      published: { state: 'published' },
    });
    expect(response.headers()['etag']).toBeTruthy();
  });

  test('decodes a name', async ({ request }) => {
    const response = await request.get(`/api/v1/decode?name=${encodeURIComponent(OFFICIAL)}`);
    expect(await response.json()).toMatchObject({
      kind: 'image',
      era: 'E5',
      parts: { flavor: 'hadron', flavorRelease: 'v0.5.1', variant: 'core', kubernetes: null },
      problem: null,
    });
  });

  for (const path of [
    '/api/v1/artifact?base=ubuntu:24.04&version=1',
    '/api/v1/artifact',
    '/api/v1/decode',
    '/api/v1/decode?name=',
  ]) {
    test(`refuses ${path} with the field and the reason`, async ({ request }) => {
      const response = await request.get(path);
      expect(response.status()).toBe(422);
      expect(await response.json()).toMatchObject({
        status: 422,
        problems: expect.arrayContaining([
          { field: expect.any(String), message: expect.stringMatching(/\.$/) },
        ]),
      });
    });
  }
});
