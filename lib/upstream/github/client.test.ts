import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Fault } from '@/stand-in/faults';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';

import { boundedFetch } from './bounded-fetch';
import { createGitHub, type GitHub } from './client';
import { toFailure } from './to-failure';
import { wireContent } from './wire-content';
import { wireRepository } from './wire-repository';

let standIn: StandIn;
let github: GitHub;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
  github = createGitHub({ apiUrl: standIn.url, timeoutMs: 3000 });
});

afterEach(async () => {
  await standIn.close();
});

const impatient = () => createGitHub({ apiUrl: standIn.url, timeoutMs: 300 });

const PARAMETERS = { owner: 'kairos-io', repo: 'kairos-init' };

function fetchRepository(client = github, etag: string | null = null, repo = 'kairos-init') {
  return client.request({
    route: 'GET /repos/{owner}/{repo}',
    parameters: { ...PARAMETERS, repo },
    schema: wireRepository,
    what: 'repository',
    etag,
  });
}

function fetchFile(accept = 'application/vnd.github.raw+json') {
  return github.request({
    route: 'GET /repos/{owner}/{repo}/contents/{+path}',
    parameters: { ...PARAMETERS, path: '.github/workflows/test.yml', ref: 'main' },
    schema: wireContent,
    what: 'workflow file',
    accept,
  });
}

describe('createGitHub', () => {
  it('reads a response, its ETag and the rate limit', async () => {
    const requested = await fetchRepository();
    expect(requested).toMatchObject({
      ok: true,
      value: { kind: 'new', value: { archived: true }, etag: expect.stringMatching(/^W\//) },
    });
    expect(github.quota()).toMatchObject({ limit: 5000, remaining: 4999 });
    expect(github.identity).toBe(standIn.url);
  });

  it('reads that its value is still current', async () => {
    const first = await fetchRepository();
    const etag = first.ok && first.value.kind === 'new' ? first.value.etag : null;
    expect(await fetchRepository(github, etag)).toEqual({ ok: true, value: { kind: 'unchanged' } });
    expect(standIn.requests.map(({ status }) => status)).toEqual([200, 304]);
  });

  it('sends the token to the API and nowhere into its words', async () => {
    const client = createGitHub({ apiUrl: standIn.url, token: 'secret-token' });
    await fetchRepository(client);
    expect(standIn.requests[0]?.authorization).toBe('token secret-token');
    expect(client.identity).not.toContain('secret');
  });

  it('reads a file as text and out of JSON alike', async () => {
    const raw = await fetchFile();
    const encoded = await fetchFile('application/json');
    expect(raw).toMatchObject({
      ok: true,
      value: { value: expect.stringContaining('name: Tests') },
    });
    expect(encoded.ok && encoded.value.kind === 'new' && encoded.value.value).toBe(
      raw.ok && raw.value.kind === 'new' && raw.value.value,
    );
  });

  it('follows a renamed repository within the API', async () => {
    expect(await fetchRepository(github, null, 'kairos-old')).toMatchObject({
      ok: true,
      value: { value: { fullName: 'kairos-io/kairos' } },
    });
  });

  it.each<readonly [string, Fault, object]>([
    ['404', { kind: 'status', status: 404 }, { kind: 'not-found', what: 'repository' }],
    [
      '422 of a commit that is none',
      { kind: 'status', status: 422, message: 'No commit found for SHA: nope' },
      { kind: 'not-found', what: 'repository' },
    ],
    [
      'a token that is refused',
      { kind: 'status', status: 401, message: 'Bad credentials' },
      { kind: 'unauthorized', why: 'token-refused' },
    ],
    [
      '403 without a limit',
      { kind: 'status', status: 403, message: 'Resource not accessible by integration' },
      { kind: 'forbidden', status: 403, reason: 'permission' },
    ],
    ['503', { kind: 'status', status: 503 }, { kind: 'unavailable', status: 503 }],
    ['a proxy’s 504', { kind: 'html', status: 504 }, { kind: 'unavailable', status: 504 }],
    [
      'HTML as if it were fine',
      { kind: 'html', status: 200 },
      { kind: 'unreadable', where: 'repository: not JSON' },
    ],
    [
      'half of the JSON',
      { kind: 'truncated' },
      { kind: 'unreadable', where: 'repository: not JSON' },
    ],
    [
      'JSON of another shape',
      { kind: 'json', body: { full_name: 'a/b' } },
      { kind: 'unreadable', where: 'repository: html_url' },
    ],
    ['nothing in time', { kind: 'slow', ms: 5000 }, { kind: 'timeout', afterMs: 300 }],
    [
      'a body that does not come',
      { kind: 'slow-body', ms: 5000 },
      { kind: 'timeout', afterMs: 300 },
    ],
    ['a connection that is reset', { kind: 'reset' }, { kind: 'unreachable', code: 'ECONNRESET' }],
    ['a connection that breaks', { kind: 'cut' }, { kind: 'unreachable', code: 'UND_ERR_SOCKET' }],
    [
      'the burst limit',
      { kind: 'secondary-limit', retryAfterSeconds: 42 },
      { kind: 'secondary-limit', retryAfterSeconds: 42 },
    ],
    [
      'the burst limit without a time',
      { kind: 'secondary-limit', retryAfterSeconds: null },
      { kind: 'secondary-limit', retryAfterSeconds: null },
    ],
    [
      'a used up rate limit',
      { kind: 'rate-limited', resetsInSeconds: 600 },
      { kind: 'rate-limited', resetsAt: expect.stringMatching(/^\d{4}-.+Z$/) },
    ],
    [
      'a circle of redirects',
      { kind: 'redirect', location: '/repos/kairos-io/kairos-init' },
      { kind: 'moved', location: '/repos/kairos-io/kairos-init' },
    ],
    [
      'a redirect to no address',
      { kind: 'redirect', location: 'http://' },
      { kind: 'moved', location: 'http://' },
    ],
  ])('reads %s as a failure, at once and with one request', async (_what, fault, failure) => {
    standIn.fault('/repos/', fault);
    const started = Date.now();
    const client = fault.kind.startsWith('slow') ? impatient() : github;
    expect(await fetchRepository(client)).toEqual({ ok: false, failure });
    expect(Date.now() - started).toBeLessThan(2000);
    expect(standIn.requests.length).toBe(
      fault.kind === 'redirect' && failureIsCircle(fault) ? 4 : 1,
    );
  });

  it('reads an API that is not there as a failure', async () => {
    await standIn.close();
    expect(await fetchRepository()).toEqual({
      ok: false,
      failure: { kind: 'unreachable', code: 'ECONNREFUSED' },
    });
    standIn = await startStandIn(kairosWorld());
  });

  it('refuses an HTML page for a file', async () => {
    standIn.fault('/contents/', { kind: 'html', status: 200 });
    expect(await fetchFile()).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });

  it('refuses a body that is too large', async () => {
    const client = createGitHub({ apiUrl: standIn.url, maxBytes: 100 });
    expect(await fetchRepository(client)).toEqual({
      ok: false,
      failure: { kind: 'too-large', what: 'repository', limitOf: 'site' },
    });
  });
});

describe('redirects to another host', () => {
  let foreign: Server;
  const arrived: string[] = [];

  beforeEach(async () => {
    arrived.length = 0;
    foreign = createServer((request, response) => {
      arrived.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    foreign.close();
  });

  it('are refused, and the token goes nowhere', async () => {
    const { port } = foreign.address() as AddressInfo;
    const location = `http://127.0.0.1:${port}/repositories/1`;
    standIn.fault('/repos/', { kind: 'redirect', location });
    const client = createGitHub({ apiUrl: standIn.url, token: 'secret-token' });
    expect(await fetchRepository(client)).toEqual({
      ok: false,
      failure: { kind: 'moved', location },
    });
    expect(arrived).toEqual([]);
  });

  it('are refused below the API’s own path as well', async () => {
    const fetchBelow = boundedFetch({
      apiUrl: `${standIn.url}/api/v3`,
      timeoutMs: 300,
      maxBytes: 1000,
      onResponse: () => {},
    });
    await expect(fetchBelow(`${standIn.url}/login`, {})).rejects.toThrow(/not followed/);
    expect(standIn.requests).toEqual([]);
  });
});

describe('toFailure', () => {
  it('throws on what is no failure of upstream', () => {
    const defect = new TypeError('x is not a function');
    expect(() => toFailure(defect, { what: 'repository', timeoutMs: 1 })).toThrow(defect);
  });
});

function failureIsCircle({ location }: Extract<Fault, { kind: 'redirect' }>): boolean {
  return location.startsWith('/');
}
