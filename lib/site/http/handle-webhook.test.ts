import { createHmac } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findComponent } from '@/lib/names/catalog/find-component';
import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';
import { componentResources } from '@/lib/upstream/resources/built-in-resources';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { handleWebhook } from './handle-webhook';

const SECRET = 'a secret of sixteen or more';

const { standIn } = prepareStandIn({ GITHUB_WEBHOOK_SECRET: SECRET });

let delivery = 0;

function deliver(body: unknown, changes: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  delivery += 1;
  return handleWebhook(
    new Request('http://127.0.0.1/api/webhooks/github', {
      method: 'POST',
      body: text,
      headers: {
        'x-github-delivery': String(delivery),
        'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`,
        ...changes,
      },
    }),
  );
}

const ofImmucore = { repository: { full_name: 'Kairos-io/Immucore' } };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

async function requestsFor(act: () => Promise<unknown>): Promise<number> {
  const immucore = findComponent('immucore');
  if (immucore === null) throw new Error('no immucore');
  const { releases } = componentResources(immucore);
  const upstream = await siteUpstream();
  await upstream.read(releases, { waitMs: 3000 });
  await vi.waitFor(() => expect(upstream.isRefreshing(releases.key)).toBe(false));
  vi.setSystemTime(Date.now() + 60_000);
  const listRequests = () =>
    standIn().requests.filter(({ path }) => path.includes('/immucore/releases'));
  const before = listRequests().length;
  await act();
  await upstream.read(releases, { waitMs: 0 });
  await vi.waitFor(() => expect(upstream.isRefreshing(releases.key)).toBe(false));
  return listRequests().length - before;
}

describe('handleWebhook', () => {
  it('refreshes the resources of the repository early, once', async () => {
    expect(await requestsFor(async () => (await deliver(ofImmucore)).status)).toBe(1);
    expect(await requestsFor(async () => null)).toBe(0);
  });

  it.each([
    ['no signature', { 'x-hub-signature-256': '' }],
    ['another signature', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['an old kind of signature', { 'x-hub-signature-256': 'sha1=0' }],
  ])('refuses a delivery with %s', async (_what, changes) => {
    const requests = await requestsFor(async () => {
      expect((await deliver(ofImmucore, changes)).status).toBe(401);
    });
    expect(requests).toBe(0);
  });

  it('refuses a delivery that breaks off', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('The connection was reset.')),
    });
    const init = { method: 'POST', body, duplex: 'half' };
    const { status } = await handleWebhook(
      new Request('http://127.0.0.1/api/webhooks/github', init),
    );
    expect(status).toBe(400);
  });

  it('does nothing for a repeated delivery', async () => {
    await deliver(ofImmucore, { 'x-github-delivery': 'again' });
    await requestsFor(async () => null);
    const requests = await requestsFor(async () => {
      expect((await deliver(ofImmucore, { 'x-github-delivery': 'again' })).status).toBe(202);
    });
    expect(requests).toBe(0);
  });

  it.each([
    ['{', 422],
    ['[]', 422],
    [{ repository: { full_name: 7 } }, 422],
    [{ repository: { full_name: 'somebody/else' } }, 202],
    ['x'.repeat(6 * 1024 * 1024), 413],
  ])('responds to %.30j with %i', async (body, status) => {
    expect((await deliver(body)).status).toBe(status);
  });
});
