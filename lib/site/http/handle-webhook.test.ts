import { createHmac } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findComponent } from '@/lib/names/catalog/find-component';
import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';
import { componentResources } from '@/lib/upstream/resources/built-in-resources';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { handleWebhook } from './handle-webhook';

const SECRET = 'a secret of sixteen or more';

const { standIn } = prepareStandIn({ GITHUB_WEBHOOK_SECRET: SECRET });

const startedAt = Date.now();

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
        'x-github-event': 'release',
        'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`,
        ...changes,
      },
    }),
  );
}

const ofImmucore = { repository: { full_name: 'Kairos-io/Immucore' } };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(startedAt + minutes * 60_000);
});

afterEach(() => {
  vi.useRealTimers();
});

/** Minutes that the clock was advanced: it never goes back, also not between tests. */
let minutes = 0;

function advanceMinute() {
  minutes += 1;
  vi.setSystemTime(startedAt + minutes * 60_000);
}

async function requestsFor(act: () => Promise<unknown>): Promise<number> {
  const immucore = findComponent('immucore');
  if (immucore === null) throw new Error('no immucore');
  const { releases } = componentResources(immucore);
  const upstream = await siteUpstream();
  const refreshed = async () => {
    await upstream.read(releases, { waitMs: 3000 });
    await vi.waitFor(() => expect(upstream.isRefreshing(releases.key)).toBe(false));
    return upstream.peek(releases).cached?.value.wholeAt ?? null;
  };
  // Until all pages were read, the next one is requested without a webhook too.
  // oxlint-disable-next-line no-await-in-loop
  while ((await refreshed()) === null) advanceMinute();
  advanceMinute();
  const listRequests = () =>
    standIn().requests.filter(({ path }) => path.includes('/immucore/releases'));
  const before = listRequests().length;
  await act();
  await refreshed();
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

  it('refreshes for a form, which is what GitHub sends unless JSON is chosen', async () => {
    const form = new URLSearchParams({ payload: JSON.stringify(ofImmucore) }).toString();
    const requests = await requestsFor(async () => {
      const { status } = await deliver(form, {
        'content-type': 'application/x-www-form-urlencoded',
      });
      expect(status).toBe(202);
    });
    expect(requests).toBe(1);
  });

  it('refreshes for a delivery that comes again after it was refused', async () => {
    const id = { 'x-github-delivery': 'refused first' };
    const requests = await requestsFor(async () => {
      expect((await deliver('{', id)).status).toBe(422);
      expect((await deliver(ofImmucore, id)).status).toBe(202);
    });
    expect(requests).toBe(1);
  });

  it.each(['star', 'issue_comment', 'workflow_job', 'check_run', 'fork'])(
    'makes no request for the event %s',
    async (event) => {
      const requests = await requestsFor(async () => {
        expect((await deliver(ofImmucore, { 'x-github-event': event })).status).toBe(202);
      });
      expect(requests).toBe(0);
    },
  );

  it.each([
    {
      rule: 'the ping of an organization has no repository',
      event: 'ping',
      body: { zen: 'x', hook_id: 1, hook: { type: 'Organization' } },
      status: 202,
    },
    {
      rule: 'the installation of an app has many',
      event: 'installation',
      body: { action: 'created', repositories: [{ full_name: 'kairos-io/kairos' }] },
      status: 202,
    },
    { rule: 'text that is no JSON is refused', event: 'push', body: '{', status: 422 },
    { rule: 'a list is refused', event: 'push', body: '[]', status: 422 },
    {
      rule: 'a release without a repository is refused',
      event: 'release',
      body: { repository: { full_name: 7 } },
      status: 422,
    },
    {
      rule: 'a repository that is not followed is accepted',
      event: 'release',
      body: { repository: { full_name: 'somebody/else' } },
      status: 202,
    },
    {
      rule: 'more than 5 MB are refused',
      event: 'release',
      body: 'x'.repeat(6 * 1024 * 1024),
      status: 413,
    },
    { rule: 'a delivery without an event is refused', event: '', body: ofImmucore, status: 400 },
  ])('$rule', async ({ event, body, status }) => {
    expect((await deliver(body, { 'x-github-event': event })).status).toBe(status);
  });

  it('refuses a form without a payload, and JSON that is sent as a form', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await deliver('a=b', form)).status).toBe(422);
    expect((await deliver(ofImmucore, form)).status).toBe(422);
  });
});
