import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

import { keysOfRepository } from '@/lib/upstream/resources/built-in-resources';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { env } from '@/lib/upstream/runtime/env';

import { respondProblem } from './respond';

/** GitHub sends up to 25 MB; deliveries of the events that are read are far smaller. */
const MOST_BYTES = 5 * 1024 * 1024;

/** Deliveries that are remembered, so that a repeated one does nothing. */
const MOST_REMEMBERED = 1000;

const delivery = z.object({ repository: z.object({ full_name: z.string().max(200) }) });

const seen = new Set<string>();

/**
 * Handles a webhook of GitHub: the resources of its repository are refreshed soon. Nothing else in the
 * delivery is used, so a forged one can change no data.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export async function handleWebhook(request: Request): Promise<Response> {
  const secret = env().GITHUB_WEBHOOK_SECRET;
  if (secret === undefined) return refuse(404, 'There is nothing at this address.');
  const body = await readBody(request);
  if (body === 'too-large') return refuse(413, 'The delivery is too large.');
  if (body === 'broken-off') return refuse(400, 'The delivery did not come to its end.');
  if (!isSigned(body, request.headers.get('x-hub-signature-256'), secret)) {
    return refuse(401, 'The signature does not fit.');
  }
  const id = request.headers.get('x-github-delivery') ?? '';
  if (id === '' || id.length > 100 || seen.has(id)) return accepted();
  remember(id);
  const { success, data } = delivery.safeParse(parseJson(body));
  if (!success) return refuse(422, 'The delivery names no repository.');
  (await siteUpstream()).markChanged(keysOfRepository(data.repository.full_name));
  return accepted();
}

async function readBody(request: Request): Promise<Buffer | 'too-large' | 'broken-off'> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'broken-off';
  }
  return Buffer.concat(chunks);
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

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

function accepted(): Response {
  return new Response(null, { status: 202 });
}

function refuse(status: number, detail: string): Response {
  return respondProblem({ status, title: 'Webhook refused', detail });
}
