import { expect, test } from './fixtures';

test.describe('one grid over all sources', () => {
  test('shows the newest evidence of each combination, and says what only the archived matrix has', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByTestId('count')).toHaveText('66 of 66 combinations');
    await page.getByText(/^Source and details/).click();
    await expect(page.getByText('latest evidence: 54 by kairos, 12 by kairos-init')).toBeVisible();
    await expect(
      page.getByText(/^For 12 of 66 combinations the latest evidence is from kairos-init/),
    ).toBeVisible();
    const cell = (name: RegExp) => page.getByRole('link', { name });
    await expect(cell(/^Ubuntu 24\.04, amd64, standard boot: passed/)).toBeVisible();
    await expect(cell(/^Ubuntu 24\.04, amd64, trusted boot: passed/)).toBeVisible();
    await expect(
      cell(/^openSUSE tumbleweed, arm64.*: passed \d+ months ago, kairos-init/),
    ).toBeVisible();
    await expect(cell(/^Debian 13, riscv64.*: passed \d+ months ago, kairos-init/)).toBeVisible();
  });

  test('lists the evidence of both sources in the panel of a cell', async ({ page }) => {
    await page.goto('/?os=debian:12');
    await page.getByRole('link', { name: /Debian 12, amd64, standard boot/ }).click();
    const panel = page.getByRole('complementary', { name: 'Debian 12' });
    await expect(panel.getByText('2 CI jobs cover this combination.')).toBeVisible();
    const names = panel.getByRole('heading', { level: 3 });
    await expect(names).toHaveText(['debian:12 (amd64)', 'amd64 - debian:12 - generic']);
    await expect(
      panel.getByText('kairos-init (archived, no longer run); kairos has newer evidence'),
    ).toBeVisible();
    await expect(panel.getByRole('link', { name: /^_build-flavors\.yaml at/ })).toBeVisible();
    await expect(panel.getByRole('link', { name: /^test\.yml at/ })).toBeVisible();
  });

  test('opens the job of a link that was made before, with the newer one beneath', async ({
    page,
    request,
  }) => {
    const { jobs } = await (await request.get('/api/v1/matrix?os=debian:12&arch=amd64')).json();
    await page.goto(`/?cell=${jobs[0].id}`);
    const panel = page.getByRole('complementary', { name: 'Debian 12' });
    await expect(panel.getByRole('heading', { level: 3 })).toHaveText([
      'amd64 - debian:12 - generic',
      'debian:12 (amd64)',
    ]);
  });

  for (const { query, words } of [
    {
      query: 'os=opensuse/tumbleweed&trustedBoot=trusted',
      words: 'No job of kairos or kairos-init tests this combination. It may still work.',
    },
    { query: 'q=zzzz', words: 'No job of kairos or kairos-init has these words.' },
    {
      query: 'result=failed',
      words: '66 combinations match the other filters and have another result.',
    },
  ]) {
    test(`says what it means that nothing matches ${query}`, async ({ page }) => {
      await page.goto(`/?${query}`);
      await expect(page.getByText(words)).toBeVisible();
    });
  }

  test('leads from one source without a job to all sources, with the filters', async ({ page }) => {
    await page.goto('/?os=opensuse/tumbleweed&source=kairos');
    await expect(page.getByText(/^Ignored filter os=opensuse\/tumbleweed\. Valid/)).toBeVisible();
    await page.goto('/?arch=amd64&q=tumbleweed&source=kairos');
    await expect(page.getByText(/Other sources are not searched in this view\./)).toBeVisible();
    await page.getByRole('link', { name: 'Search all sources' }).click();
    await expect(page).toHaveURL(/\/\?arch=amd64&q=tumbleweed$/);
    await expect(page.getByTestId('count')).toHaveText('1 of 66 combinations');
  });
});

test.describe('the source and the ref', () => {
  test('keep the filters', async ({ page }) => {
    await page.goto('/?arch=riscv64&q=debian');
    await page.getByText(/^Source and details/).click();
    await page.getByRole('combobox', { name: /^Source/ }).selectOption('kairos-init');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(page).toHaveURL(/\/\?arch=riscv64&q=debian&source=kairos-init$/);
    await expect(page.getByTestId('count')).toHaveText('1 of 60 jobs');
    await page.getByText(/^Source and details/).click();
    await page.getByLabel('Branch, tag or commit').fill('v0.18.1');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(page).toHaveURL(/\/\?arch=riscv64&q=debian&ref=v0\.18\.1&source=kairos-init$/);
    await expect(page.getByTestId('count')).toHaveText('1 of 60 jobs');
  });

  test('say that a ref needs one source', async ({ page }) => {
    await page.goto('/');
    await page.getByText(/^Source and details/).click();
    await page.getByLabel('Branch, tag or commit').fill('v0.18.0');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(page.getByText(/^Ignored ref=v0\.18\.0: a ref needs one source\./)).toBeVisible();
  });

  for (const { path, canonical } of [
    { path: '/?ref=v0.18.0', canonical: '/?ref=v0.18.0&source=kairos-init' },
    { path: '/?source=all', canonical: '/' },
    { path: '/?board=rpi4', canonical: '/?model=rpi4' },
  ]) {
    test(`redirect ${path} to ${canonical}`, async ({ request, baseURL }) => {
      const response = await request.get(path, { maxRedirects: 0 });
      expect(response.status()).toBe(307);
      const { pathname, search } = new URL(response.headers()['location'] ?? '', baseURL);
      expect(`${pathname}${search}`).toBe(canonical);
    });
  }

  test.describe('that are not there', () => {
    test.use({ expectedErrors: /status of 404/ });

    for (const { path, title } of [
      { path: '/?arch=arm64&source=nope', title: 'There is no source “nope”' },
      {
        path: '/?arch=arm64&ref=v9.9.9&source=kairos',
        title: 'No test matrix at v9.9.9 in kairos-io/kairos',
      },
      {
        path: '/?arch=arm64&ref=a..b&source=kairos',
        title: '“a..b” cannot be a branch, tag or commit',
      },
    ]) {
      test(`respond with 404 to ${path}, with links that keep the filters`, async ({ page }) => {
        const response = await page.goto(path);
        expect(response?.status()).toBe(404);
        await expect(page.getByText(title)).toBeVisible();
        await page.getByRole('link', { name: 'Show all sources' }).click();
        await expect(page).toHaveURL(/\/\?arch=arm64$/);
        await expect(page.getByTestId('count')).toHaveText('31 of 66 combinations');
      });
    }
  });
});

test('a permalink is offered for one source, and not where there is no one commit', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .getByText(/^Share/)
    .first()
    .click();
  await expect(
    page.getByText(/^A permalink pins one commit, so it needs one source\./),
  ).toBeVisible();
  await page.goto('/?source=kairos-init');
  await page
    .getByText(/^Share/)
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: 'permalink' })).toHaveValue(
    /\/\?ref=ccd9c89\w*&source=kairos-init$/,
  );
});

test('GET /api/v1/matrix?source=all has the source of each job', async ({ request }) => {
  const all = await (await request.get('/api/v1/matrix?source=all')).json();
  expect(all).toMatchObject({ total: 117, combinations: { total: 66 }, missing: [] });
  const of = (id: string) =>
    all.jobs.filter(({ source }: { readonly source: string }) => source === id).length;
  expect([of('kairos'), of('kairos-init')]).toEqual([57, 60]);
  const etag = (await request.get('/api/v1/matrix?source=all')).headers()['etag'] ?? '';
  const again = await request.get('/api/v1/matrix?source=all', {
    headers: { 'if-none-match': etag },
  });
  expect(again.status()).toBe(304);
});
