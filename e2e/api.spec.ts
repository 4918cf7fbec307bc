import { expect, test } from './fixtures';

test.describe('GET /api/v1/matrix', () => {
  test('responds with the matrix in GitHub’s order with upstream’s keys', async ({ request }) => {
    const response = await request.get('/api/v1/matrix');
    expect(response.status()).toBe(200);
    expect(response.headers()['access-control-allow-origin']).toBe('*');
    const answer = await response.json();
    expect(answer.source).toMatchObject({
      id: 'kairos-init',
      repository: 'kairos-io/kairos-init',
      path: '.github/workflows/test.yml',
      ref: 'main',
      archived: true,
    });
    expect(answer.freshness).toMatchObject({ state: 'live', failure: null });
    expect(answer.jobs).toHaveLength(60);
    expect(answer.jobs[1]).toMatchObject({
      name: 'amd64 - ubuntu:24.04 - generic-uki  ',
      matrix: { platform: 'amd64', base_image: 'ubuntu:24.04', trusted_boot: 'true' },
      trustedBoot: true,
      fips: false,
      provider: null,
      distribution: { id: 'ubuntu', name: 'Ubuntu', release: '24.04' },
    });
    expect(answer.jobs[44]).toMatchObject({ provider: { name: 'k3s', version: 'v1.32.1+k3s1' } });
    expect(new Set(answer.jobs.map(({ id }: { id: string }) => id)).size).toBe(60);
  });

  test('takes the filters of the page', async ({ request }) => {
    const answer = await (await request.get('/api/v1/matrix?arch=arm64&model=rpi4')).json();
    expect(answer).toMatchObject({ count: 3, total: 60 });
  });

  test('responds with 304 to a request with its ETag', async ({ request }) => {
    const first = await request.get('/api/v1/matrix');
    const etag = first.headers()['etag'] ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const second = await request.get('/api/v1/matrix', { headers: { 'if-none-match': etag } });
    expect(second.status()).toBe(304);
  });

  for (const [what, path] of [
    ['a source', '/api/v1/matrix?source=nope'],
    ['a ref', '/api/v1/matrix?ref=no-such-branch'],
    ['a name that git forbids', '/api/v1/matrix?ref=a..b'],
  ]) {
    test(`responds with 404 and a problem for ${what} that does not exist`, async ({ request }) => {
      const response = await request.get(path ?? '');
      expect(response.status()).toBe(404);
      expect(response.headers()['content-type']).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({
        status: 404,
        title: expect.any(String),
        detail: expect.any(String),
      });
    });
  }
});

test.describe('the selection in other formats', () => {
  test('Markdown by its URL and by the Accept header', async ({ request }) => {
    const byAddress = await (await request.get('/matrix.md?arch=riscv64')).text();
    const byHeader = await (
      await request.get('/?arch=riscv64', { headers: { accept: 'text/plain' } })
    ).text();
    expect(byAddress).toContain('3 of 66 combinations');
    expect(byAddress).toContain('| Debian 13 | debian:13 | riscv64 |');
    expect(byHeader).toBe(byAddress);
  });

  test('CSV with one row for each job', async ({ request }) => {
    const text = await (await request.get('/matrix.csv?model=rpi4&source=kairos-init')).text();
    expect(text.trim().split('\r\n')).toHaveLength(4);
  });
});

test.describe('the page of the API', () => {
  test('shows a response as it is now, its fields and the changes', async ({ page }) => {
    await page.goto('/api-reference');
    const operation = page.getByRole('region', { name: '/api/v1/defects' });
    await operation.getByRole('button', { name: 'Show the response' }).click();
    await expect(operation.getByLabel('Response of /api/v1/defects')).toContainText(
      '"schemaVersion": 1',
    );
    await operation.getByText('Fields of the response').click();
    await expect(operation.getByRole('row', { name: /^generatedAt/ })).toBeVisible();
    await page.getByRole('link', { name: 'Changes' }).click();
    await expect(page.getByText('First version of v1.')).toBeInViewport();
  });
});
