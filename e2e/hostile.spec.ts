import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';

import { untilLive } from '../scripts/lib/until-live.mjs';
import { hostileNotes, LAST_LINE } from '../stand-in/hostile-notes';
import { hostileTag, WORLDS } from '../stand-in/worlds';
import { expect, test } from './fixtures';

test.describe('malicious notes', () => {
  test('do nothing, hide nothing and request nothing', async ({ own, page }) => {
    test.setTimeout(240_000);
    const gitHub = await own.gitHub(WORLDS['hostile-notes'].make());
    const site = await own.site({ apiUrl: gitHub.url });
    await untilLive(site.url);
    for (const [index, { name, body }] of hostileNotes().entries()) {
      await test.step(name, async () => {
        await page.goto(`${site.url}/releases/provider-kairos/${hostileTag(index)}`);
        await expect(page.getByRole('heading', { level: 1 }), name).toContainText(
          hostileTag(index),
        );
        expect(await page.evaluate(() => 'harmed' in window), name).toBe(false);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, name).toBeLessThanOrEqual(1280);
        await expect(page.getByRole('heading', { name: 'All files' }), name).toBeVisible();
        if (body.endsWith(LAST_LINE)) {
          await expect(page.getByText(LAST_LINE).last(), name).toBeVisible();
        }
      });
    }
  });
});

/** Texts in which some library may see something that has to be fetched. */
const TEXTS = [
  '😀',
  '👨‍👩‍👧‍👦🇩🇪1️⃣',
  '©️®™☺❤️',
  'ภาษาไทย',
  'עברית',
  'العربية',
  '漢字かな한글',
  'हिन्दी বাংলা தமிழ்',
  '\uE000\uF8FF',
  '\u{1F600}\uFE0F\u200D',
  '𝒳𓀀',
];

const ROUTES = [
  '/?q=',
  '/og?q=',
  '/og?source=kairos&ref=',
  '/build?base=',
  '/decode?name=',
  '/releases?q=',
  '/releases/kairos/',
  '/releases/kairos/compare?from=v3.6.0&to=',
  '/sbom?tag=',
  '/status?x=',
  '/matrix.csv?q=',
  '/api/v1/matrix?q=',
  '/api/v1/artifact?base=',
  '/api/v1/releases?q=',
  '/api/v1/releases/kairos/',
] as const;

test('texts of visitors make the site request only the configured API', async ({
  own,
}, testInfo) => {
  test.slow();
  const gitHub = await own.gitHub();
  const watched = testInfo.outputPath('network.txt');
  const watcher = fileURLToPath(new URL('watch-network.mjs', import.meta.url));
  const env = { NODE_OPTIONS: `--import=${watcher}`, WATCHED_NETWORK: watched };
  const site = await own.site({ apiUrl: gitHub.url, env });
  await untilLive(site.url);
  for (const text of TEXTS) {
    for (const route of ROUTES) {
      const { status } = await fetch(`${site.url}${route}${encodeURIComponent(text)}`);
      expect([200, 404, 422, 429], `${route}${text}`).toContain(status);
    }
  }
  const lines = new Set(readFileSync(watched, 'utf8').trim().split('\n'));
  const ports = [...lines].flatMap((line) => /^listen (\d+)$/.exec(line)?.[1] ?? []);
  const allowed = [new URL(gitHub.url).port, ...ports].map((port) => `connect 127.0.0.1:${port}`);
  const outgoing = [...lines].filter((line) => !line.startsWith('listen'));
  expect(outgoing).toContain(allowed[0]);
  expect(outgoing.filter((line) => !allowed.includes(line))).toEqual([]);
});

/** Requests that a browser does not send, each with the statuses that are right for it. */
const ODD = [
  { target: '*', statuses: [400] },
  { target: '*', method: 'OPTIONS', statuses: [204] },
  { target: 'http://other.example/status', statuses: [200] },
  { target: 'http://other.example', statuses: [200] },
  { target: 'status', statuses: [400] },
  { target: '/a/../status', statuses: [400] },
  { target: '/%2e%2e/status', statuses: [400] },
  { target: '/status#x', statuses: [400] },
  { target: '/status%00', statuses: [400] },
  { target: '/releases/kairos/%E0%A4%A', statuses: [400] },
  { target: '/releases/kairos/%ff/release.md', statuses: [400] },
  { target: '/api/v1/releases/kairos/%', statuses: [400] },
  { target: '/api/v1/releases/%C0%AE/v1.0.0/sbom', statuses: [400] },
  { target: '/releases/kairos/%25zz', statuses: [404] },
  { target: '/releases/kairos/..%252f..%252fx', statuses: [404] },
  { target: '/?q=%E0%A4%A', statuses: [200] },
  { target: '/?q=%', statuses: [200] },
  { target: `/?arch=${'['.repeat(5400)}&z=1`, statuses: [200] },
  { target: `/build?base=${'['.repeat(3000)}&z=1`, statuses: [200, 307] },
  { target: '/status', headers: 'host: a\r\nhost: b\r\n', statuses: [400] },
  { target: '/status', headers: 'host: ][\r\n', statuses: [400] },
  { target: 'http:///status', statuses: [400] },
  { target: '/_global-error', statuses: [404] },
  { target: '/_not-found', statuses: [404] },
  { target: '/%5Fglobal-error', statuses: [404] },
  { target: '/404', statuses: [404] },
  { target: '/500', statuses: [404] },
  { target: '/release%73', statuses: [200, 404] },
  { target: '/_next/image?url=%2Fog&w=640&q=75', statuses: [404] },
  { target: '/_next/static/..%2f..%2fpackage.json', statuses: [404] },
  { target: '/api/webhooks/../../build', method: 'POST', statuses: [400] },
  { target: '/api/webhooks/x', method: 'POST', statuses: [405] },
  { target: '/healthz', method: 'DELETE', statuses: [405] },
  { target: '/', headers: 'host: a\r\nnext-action: x\r\n', statuses: [200] },
  {
    target: '/api/v1/releases/kairos/v4.3.0/sbom',
    headers: 'host: a\r\nnext-action: x\r\nx-invoke-path: /build\r\n',
    statuses: [404, 422],
  },
  {
    target: '/',
    headers: `host: a\r\nnext-router-state-tree: ${'%5B'.repeat(8000)}\r\n`,
    statuses: [200],
  },
] as const;

test('odd requests get a refusal or the right page, and leave no stack in the log', async ({
  own,
}) => {
  const gitHub = await own.gitHub();
  const site = await own.site({ apiUrl: gitHub.url, env: { LOG_LEVEL: 'info' } });
  await untilLive(site.url);
  for (const { target, statuses, ...rest } of ODD) {
    const { method = 'GET', headers = 'host: a\r\n' } = {
      method: undefined,
      headers: undefined,
      ...rest,
    };
    const head = await headOf(site.url, `${method} ${target} HTTP/1.1\r\n${headers}`);
    const name = `${method} ${target.slice(0, 60)} ${headers.slice(0, 60)}`;
    expect(statuses, name).toContain(Number(head.slice(9, 12)));
    expect(head, name).not.toContain('s-maxage=31536000');
    const location = /^location: (.*)$/im.exec(head)?.[1] ?? '';
    expect(location.length, name).toBeLessThanOrEqual(target.length);
  }
  const lines = site.output().trim().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).not.toHaveLength(0);
  expect(lines.filter((line) => /"level":"error"|\bat .*:\d+:\d+/.test(line))).toEqual([]);
});

/** Sends a request as bytes, which clients of HTTP would correct, and reads the head of its response. */
function headOf(url: string, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.setTimeout(20_000, () =>
      socket.destroy(new Error(`No response to ${head.slice(0, 80)}`)),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () =>
      resolve(Buffer.concat(chunks).toString('latin1').split('\r\n\r\n')[0] ?? ''),
    );
    socket.write(`${head}content-length: 0\r\nconnection: close\r\n\r\n`);
  });
}
