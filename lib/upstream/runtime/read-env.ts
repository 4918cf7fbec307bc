import 'server-only';
import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';
import type { Registry } from '@/lib/upstream/registry/model';
import { readRegistries } from '@/lib/upstream/registry/read-registries';
import { REGISTRIES } from '@/lib/upstream/registry/registries';
import {
  DEFAULTS,
  parseHost,
  parseLogLevel,
  parsePort,
  type LogLevel,
  type Parsed,
} from '@/server/shared/settings.mjs';

/** The checked configuration of this site. */
export type Env = {
  /** Base URL of GitHub's API, without a trailing slash. */
  readonly GITHUB_API_URL: string;
  readonly GITHUB_TOKEN: string | undefined;
  /** Redis or Valkey, over which replicas share records; absent for one replica. */
  readonly REDIS_URL: string | undefined;
  /** The registries that images are read from; empty where none is requested. */
  readonly REGISTRIES: readonly Registry[];
  /** Shared with GitHub, which signs its webhooks with it; without one there are none. */
  readonly GITHUB_WEBHOOK_SECRET: string | undefined;
  /** Folder of the records. */
  readonly DATA_DIR: string;
  /** Public URL of this site, without a trailing slash. */
  readonly SITE_URL: string | undefined;
  readonly PORT: number;
  readonly HOSTNAME: string;
  readonly LOG_LEVEL: LogLevel;
};

const HTTP_URL = 'must be a URL that begins with http:// or https://';

const schema = z.object({
  GITHUB_API_URL: z
    .string()
    .default('https://api.github.com')
    .refine(isPlainHttpUrl, {
      error: `${HTTP_URL}, without user name, query or mark, e.g. https://api.github.com or https://github.example.org/api/v3`,
    })
    .transform(withoutTrailingSlash),
  GITHUB_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, {
      error: 'must be a token without blanks, line breaks or other unusual characters',
    })
    .optional(),
  REDIS_URL: z
    .string()
    .refine((text) => URL.canParse(text) && isRedis(new URL(text)), {
      error:
        'must be a redis:// or rediss:// URL with a host, e.g. redis://:password@redis.example.org:6379/0; a port must be between 1 and 65535, and a database must be a number',
    })
    .optional(),
  REGISTRIES: z
    .string()
    .transform((text, context) => {
      const read = readRegistries(text);
      if (read.ok) return read.value;
      context.addIssue(read.failure);
      return z.NEVER;
    })
    .default(REGISTRIES),
  GITHUB_WEBHOOK_SECRET: z
    .string()
    .refine((text) => text.replaceAll(/\s/g, '').length >= 16, {
      error: 'must be a text of at least 16 characters, blanks not counted',
    })
    .optional(),
  DATA_DIR: z
    .string()
    .refine((text) => text.trim() !== '' && !text.includes('\0'), {
      error: 'must be the path of a folder',
    })
    .default('.data'),
  SITE_URL: z
    .string()
    .refine((text) => isPlainHttpUrl(text) && new URL(text).pathname === '/', {
      error: `${HTTP_URL}, without user name, path, query or mark, e.g. https://matrix.example.org`,
    })
    .transform(withoutTrailingSlash)
    .optional(),
  PORT: parsedBy(parsePort, DEFAULTS.PORT),
  HOSTNAME: parsedBy(parseHost, DEFAULTS.HOSTNAME),
  LOG_LEVEL: parsedBy<LogLevel>(parseLogLevel, DEFAULTS.LOG_LEVEL),
});

/**
 * Reads the configuration from environment variables. A variable that is set to nothing counts as not set.
 *
 * Every variable that cannot be used gives one sentence: its name, what is wrong and what to do. Values
 * are not repeated, since one of them is a secret.
 */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): Result<Env, readonly string[]> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, source[name] === '' ? undefined : source[name]]),
  );
  const { success, data, error } = schema.safeParse(given);
  if (success) return ok({ ...NOT_SET, ...data });
  return fail(error.issues.map((issue) => describe(String(issue.path[0]), issue.message)));
}

/** Variables without a default. */
const NOT_SET = {
  GITHUB_TOKEN: undefined,
  GITHUB_WEBHOOK_SECRET: undefined,
  REDIS_URL: undefined,
  SITE_URL: undefined,
} as const;

function describe(name: string, message: string): string {
  const hasDefault = !(name in NOT_SET);
  return `${name} cannot be used: it ${message}. Correct it, or leave it out${hasDefault ? ' for its default' : ''}.`;
}

/** A setting that the server reads as well, by the same rule. */
function parsedBy<Value>(parse: (text: string) => Parsed<Value>, preset: string) {
  return z
    .string()
    .transform((text, context): Value => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.addIssue(parsed.failure);
      return z.NEVER;
    })
    .prefault(preset);
}

/** Whether the client of Redis can read a URL: of others it throws. */
function isRedis(url: URL): boolean {
  const { protocol, hostname, port, pathname, search, hash, username, password } = url;
  const isServer = /^rediss?:$/.test(protocol) && hostname !== '' && port !== '0';
  const isDatabase = /^(?:\/\d{0,4})?$/.test(pathname) && search === '' && hash === '';
  return isServer && isDatabase && [username, password].every(isDecodable);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** An empty fragment or query is lost when the URL is parsed, but stays in its text. */
function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function withoutTrailingSlash(text: string): string {
  return new URL(text).href.replace(/\/+$/, '');
}

/** The URL of the web pages that belong to an API, by the rule of GitHub and GitHub Enterprise. */
export function webUrlOf(apiUrl: string): string {
  const { origin, hostname, pathname } = new URL(apiUrl);
  return hostname !== 'api.github.com' && /^\/api\/v3\/?$/.test(pathname)
    ? origin
    : 'https://github.com';
}
