import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from './fixtures';

const run = promisify(execFile);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** A plain file server: a path below `/copy/` is a file, or there is none. */
async function serveFiles(
  folder: string,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((incoming, outgoing) => {
    const path = decodeURIComponent((incoming.url ?? '').replace(/[?#].*/, ''));
    const file = join(folder, path.replace(/^\/copy\//, ''));
    void readFile(file)
      .catch(() => null)
      .then((content) => {
        outgoing.statusCode = content === null ? 404 : 200;
        outgoing.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
        return outgoing.end(content);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    server,
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/copy`,
  };
}

test.describe('an export', () => {
  test.describe.configure({ mode: 'serial', timeout: 240_000 });

  let folder: string;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-matrix-copy-'));
    const args = ['scripts/export.mjs', folder, '--stand-in', '--releases=1'];
    await run(process.execPath, args, { timeout: 230_000 });
  });

  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is read from a plain file server, below any path', async ({ browser }) => {
    const { server, url } = await serveFiles(folder);
    const page = await browser.newPage();
    const missing: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) missing.push(response.url());
    });
    await page.goto(`${url}/index.html`);
    await expect(page.getByRole('note')).toContainText('Offline copy of');
    await expect(page.getByRole('table').first()).toBeVisible();
    await page.getByRole('link', { name: 'Releases' }).first().click();
    await expect(page).toHaveURL(`${url}/releases/index.html`);
    await page.goBack();
    const cell = page
      .getByRole('row', { name: /Ubuntu 24\.04/ })
      .getByRole('link', { name: /passed/ });
    await cell.first().click();
    await expect(page.getByRole('complementary')).toContainText('Ubuntu 24.04');
    expect(missing).toEqual([]);
    await page.close();
    server.close();
    server.closeAllConnections();
  });

  test('is read from a disk', async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await page.getByRole('link', { name: 'Status' }).first().click();
    await expect(page).toHaveURL(/status\/index\.html$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.close();
  });

  test('has a manifest with its date, and the JSON of the matrix', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'kairos-matrix-export.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 'kairos-matrix-export/1', state: 'complete' });
    expect(Date.parse(manifest.exportedAt)).not.toBeNaN();
    const matrix = JSON.parse(await readFile(join(folder, 'api/v1/matrix.json'), 'utf8'));
    expect(matrix.jobs).toHaveLength(60);
  });

  test('refuses a folder with other files', async () => {
    const other = await mkdtemp(join(tmpdir(), 'kairos-matrix-other-'));
    await writeFile(join(other, 'notes.txt'), 'mine');
    const args = ['scripts/export.mjs', other, '--stand-in'];
    await expect(run(process.execPath, args)).rejects.toThrow('is not empty');
    expect(await readFile(join(other, 'notes.txt'), 'utf8')).toBe('mine');
    await rm(other, { recursive: true, force: true });
  });
});
