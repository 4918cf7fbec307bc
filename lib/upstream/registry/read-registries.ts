import 'server-only';
import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';
import { checkHost } from '@/lib/names/references/check-host';

import { TAG_APIS, type Registry } from './model';
import { REGISTRIES } from './registries';

/** Requests a second to a registry whose limits are unknown. */
const CAREFUL_PACE = 3;

const FORMS =
  'must be “none”, a list of host=url, or a JSON list of registries as docs/architecture.md describes it';

/**
 * Reads the registries of a configuration: `none`, entries `host=url` with commas or blanks between them, or
 * a JSON list. An entry replaces the built-in registry of the same host. The failure completes “it …”.
 *
 * `host=url` is a registry that has only the distribution API, issues its own tokens and redirects to no
 * other host, e.g. a mirror inside a company.
 */
export function readRegistries(text: string): Result<readonly Registry[], string> {
  const trimmed = text.trim();
  if (trimmed === 'none') return ok([]);
  const entries = trimmed.startsWith('[') ? readJson(trimmed) : readPairs(trimmed);
  if (entries === null) return fail(FORMS);
  const own: Registry[] = [];
  for (const [index, entry] of entries.entries()) {
    const registry = readEntry(entry);
    if (!registry.ok) return fail(`${FORMS}; entry ${index + 1} ${registry.failure}`);
    if (own.some(({ host }) => host === registry.value.host)) {
      return fail(`${FORMS}; entry ${index + 1} repeats a host`);
    }
    own.push(registry.value);
  }
  const isReplaced = ({ host }: Registry) => own.some((each) => each.host === host);
  return ok([...REGISTRIES.filter((each) => !isReplaced(each)), ...own]);
}

function readJson(text: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function readPairs(text: string): readonly unknown[] | null {
  const pairs = text.split(/[\s,]+/).filter((pair) => pair !== '');
  if (pairs.some((pair) => !/^[^=]+=./.test(pair))) return null;
  return pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return { host: pair.slice(0, equals), url: pair.slice(equals + 1) };
  });
}

const ORIGIN = 'must have origins, e.g. https://auth.example.org, as its';

const entrySchema = z.strictObject({
  host: z
    .string({ error: 'must have a “host”' })
    .refine((host) => checkHost(host) === null, {
      error: 'must have a host as image references write it, e.g. registry.example.org:5000',
    })
    .transform((host) => host.toLowerCase()),
  url: z
    .string()
    .refine(isBaseUrl, {
      error:
        'must have a URL that begins with https:// or http:// and has no user name, path or query',
    })
    .optional(),
  tokenOrigins: z
    .array(z.string().refine(isBaseUrl), { error: `${ORIGIN} “tokenOrigins”` })
    .optional(),
  blobHosts: z.array(z.string().refine((host) => checkHost(host) === null)).default([]),
  tagApi: z.enum(TAG_APIS).default('distribution'),
  requestsPerSecond: z.number().min(0.1).max(1000).default(CAREFUL_PACE),
});

function readEntry(entry: unknown): Result<Registry, string> {
  const { success, data, error } = entrySchema.safeParse(entry);
  if (!success) return fail(describeIssue(error));
  const { host, tagApi, requestsPerSecond: pace } = data;
  const url = new URL(data.url ?? `https://${host}`).origin;
  return ok({
    host,
    url,
    tokenOrigins: (data.tokenOrigins ?? [url]).map((origin) => new URL(origin).origin),
    blobHosts: data.blobHosts.map((each) => each.toLowerCase()),
    tagApi,
    requestsPerSecond: { listing: pace, content: pace },
  });
}

function describeIssue({ issues }: z.ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'cannot be read';
  const field = String(issue.path[0] ?? '');
  if (issue.message.startsWith('must have')) return issue.message;
  if (issue.code === 'unrecognized_keys') return `has an unknown field: ${issue.keys.join(', ')}`;
  return field === '' ? 'is no registry' : `has a “${field}” that cannot be used`;
}

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}
