import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

import { wireDelivery } from '@/lib/upstream/github/wire-delivery';
import { EVENTS, keysOfEvent } from '@/lib/upstream/resources/keys-of-event';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';

import { readBody } from './read-body';
import { respondProblem } from './respond';

/** GitHub sends up to 25 MB; deliveries of the events that are read are far smaller. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Deliveries that are remembered, so that a repeated one does nothing. */
const MOST_REMEMBERED = 1000;

/** GitHub's ids are UUIDs. */
const LONGEST_ID = 100;

const seen = new Set<string>();

/**
 * Handles a webhook of GitHub: the resources that its event changes are refreshed soon. Nothing of the
 * delivery is shown, so a forged one can change no data. Organization and app webhooks deliver many other
 * events, some without a repository: those are accepted and do nothing.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export async function handleWebhook(request: Request): Promise<Response> {
  const secret = env().GITHUB_WEBHOOK_SECRET;
  if (secret === undefined) return refuse(404, 'Webhooks are not configured on this site.');
  const body = await readBody(request, MOST_BYTES);
  if (body === 'too-large') return refuse(413, 'The delivery is larger than 5 MB.');
  if (body === 'broken-off') return refuse(400, 'The delivery broke off before its end.');
  if (!isSigned(body, request.headers.get('x-hub-signature-256'), secret)) {
    return refuse(401, 'X-Hub-Signature-256 is not the signature of this body with the secret.');
  }
  const event = request.headers.get('x-github-event') ?? '';
  if (event === '') return refuse(400, 'The header X-GitHub-Event is missing.');
  const id = request.headers.get('x-github-delivery') ?? '';
  if (id === '' || id.length > LONGEST_ID) {
    return refuse(400, 'The header X-GitHub-Delivery is missing or too long.');
  }
  const used = EVENTS.find((each) => each === event);
  if (used === undefined || seen.has(id)) return accepted();
  const payload = readPayload(body, request.headers.get('content-type') ?? '');
  if (payload === undefined) return refuse(422, 'The body is neither JSON nor a form with it.');
  const { success, data: delivery } = wireDelivery.safeParse(payload);
  if (!success) return refuse(422, 'The delivery has no repository.full_name.');
  const upstream = await siteUpstream();
  const isStored = (key: string) => upstream.store.get(key) !== null;
  upstream.markChanged(keysOfEvent({ event: used, delivery, isStored }));
  // GitHub repeats a delivery under its old id, so a refused one must not count as seen.
  remember(id);
  return accepted();
}

function isSigned(body: Buffer, signature: string | null, secret: string): boolean {
  const wanted = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
  const given = Buffer.from(signature ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function remember(id: string): void {
  seen.add(id);
  for (const oldest of seen) {
    if (seen.size <= MOST_REMEMBERED) break;
    seen.delete(oldest);
  }
}

/** Reads the payload of a delivery in either of GitHub's content types; undefined where it is no JSON. */
function readPayload(body: Buffer, contentType: string): unknown {
  const text = body.toString();
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) return parseJson(text);
  return parseJson(new URLSearchParams(text).get('payload') ?? '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function accepted(): Response {
  return new Response(null, { status: 202 });
}

function refuse(status: number, detail: string): Response {
  return respondProblem({ status, title: 'Webhook refused', detail });
}
