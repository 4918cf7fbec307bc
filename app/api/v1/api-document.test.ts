import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { API_OPERATIONS } from '@/lib/site/api/operations';
import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';
import type { Fault } from '@/stand-in/faults';

import { describedStatuses, differences, type ApiDocument } from './api-document.fixture';
import { apiRoutes, type RouteModule } from './api-routes.fixture';

const { standIn } = prepareStandIn({ GITHUB_TOKEN: 'a-token-of-the-stand-in' });

let routes: ReadonlyMap<string, RouteModule>;
let document: ApiDocument;

beforeAll(async () => {
  routes = await apiRoutes();
  document = await (await send({ path: OPENAPI })).json();
  await untilListsAreWhole();
}, 45_000);

const MATRIX = '/api/v1/matrix';
const COMPARE = '/api/v1/matrix/compare';
const HISTORY = '/api/v1/matrix/history';
const WHAT_IF = '/api/v1/matrix/what-if';
const RELEASES = '/api/v1/releases';
const RELEASE = '/api/v1/releases/{component}/{tag}';
const RELEASES_COMPARE = '/api/v1/releases/{component}/compare';
const SBOM = '/api/v1/releases/{component}/{tag}/sbom';
const ARTIFACT = '/api/v1/artifact';
const DECODE = '/api/v1/decode';
const UPGRADE = '/api/v1/upgrade';
const VERSIONS = '/api/v1/component-versions';
const LATEST = '/api/v1/latest-tag';
const DEFECTS = '/api/v1/defects';
const STATUS = '/api/v1/status';
const OPENAPI = '/api/v1/openapi.json';

type Sending = {
  readonly path: string;
  readonly query?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

type Case = Sending & { readonly status: number; readonly when: string };

const kairos = (tag: string) => ({ component: 'kairos', tag });
const ARCHIVE = 'kairos-alpine-3.19-core-amd64-generic-v3.3.6-sbom-scan-reports.tar.gz';
const MEMBER = {
  path: SBOM,
  params: kairos('v3.3.6'),
  query: `asset=${ARCHIVE}&member=sbom.spdx.json`,
};
const PUBLISHED = 'flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0';
const TESTED = 'registry=r.internal&base=ubuntu:24.04&version=v1.0.0';

const SUCCESSES: readonly Case[] = [
  { status: 200, path: MATRIX, when: 'for the default source' },
  { status: 200, path: MATRIX, query: 'source=kairos', when: 'for a computed matrix' },
  { status: 200, path: MATRIX, query: 'source=all', when: 'for all sources' },
  { status: 200, path: MATRIX, query: 'arch=arm64&arch=sparc', when: 'with an ignored value' },
  { status: 200, path: MATRIX, query: 'at=2026-07-08&source=kairos-init', when: 'at a day' },
  {
    status: 200,
    path: COMPARE,
    query: 'from=v0.9.1&to=v0.17.3&change=same&change=dropped&change=added&arch=sparc',
    when: 'for two tags',
  },
  { status: 200, path: COMPARE, query: 'from=2026-07-07', when: 'for a day' },
  { status: 200, path: COMPARE, query: 'toSource=kairos', when: 'for two sources' },
  { status: 200, path: COMPARE, query: 'from=broken', when: 'for a file that cannot be read' },
  { status: 200, path: HISTORY, when: 'for the default source' },
  { status: 200, path: HISTORY, query: 'source=kairos&arch=sparc&result=passed', when: 'filtered' },
  { status: 200, path: RELEASES, query: 'prerelease=true', when: 'with prereleases' },
  ...['v4.3.0', 'v3.7.2', 'v3.3.6', 'v2.3.1', 'v3.4.0', 'edge'].map((tag) => ({
    status: 200,
    path: RELEASE,
    params: kairos(tag),
    when: `for ${tag}`,
  })),
  ...['from=v3.5.10&to=latest', 'from=4.1&to=v4.2.0', 'from=v4.0.0-alpha4&to=v4.2.0'].map(
    (query) => ({
      status: 200,
      path: RELEASES_COMPARE,
      params: { component: 'kairos' },
      query,
      when: `for ${query}`,
    }),
  ),
  { status: 200, ...MEMBER, when: 'for a member of an archive' },
  { status: 200, path: ARTIFACT, query: PUBLISHED, when: 'for a published artifact' },
  { status: 200, path: ARTIFACT, query: TESTED, when: 'for a tested artifact' },
  { status: 200, path: DECODE, query: 'name=v4.3.0-core', when: 'for a name with a remark' },
  { status: 200, path: DECODE, query: 'name=nginx:1.27', when: 'for a name of another project' },
  ...['v3.5.4', 'quay.io/kairos/hadron:v0.4.0-standard-amd64-generic-v4.1.2-k3s-v1.36.1-k3s1'].map(
    (from) => ({
      status: 200,
      path: UPGRADE,
      query: `from=${from}`,
      when: `from ${from}`,
    }),
  ),
  { status: 200, path: VERSIONS, query: 'program=immucore', when: 'for a program' },
  { status: 200, path: VERSIONS, query: 'change=%234000', when: 'for a pull request' },
  { status: 200, path: LATEST, when: 'for an image' },
  { status: 200, path: LATEST, query: 'program=k3s', when: 'for a program' },
  { status: 200, path: DEFECTS, when: 'with every known defect' },
  { status: 200, path: STATUS, when: 'with every resource' },
  { status: 200, path: OPENAPI, when: 'for the document itself' },
  {
    status: 304,
    ...MEMBER,
    headers: { 'if-none-match': '*' },
    when: 'for a member that the client has',
  },
];

const REFUSALS: readonly Case[] = [
  { status: 404, path: MATRIX, query: 'source=nope', when: 'for an unknown source' },
  { status: 422, path: MATRIX, query: 'source=all&ref=v0.18.0', when: 'for a ref of all sources' },
  { status: 404, path: MATRIX, query: 'ref=a..b', when: 'for what is no git ref' },
  { status: 404, path: MATRIX, query: 'at=2026-02-31', when: 'for what is no day' },
  { status: 404, path: MATRIX, query: 'ref=no-such-branch', when: 'for a ref that is not there' },
  { status: 422, path: COMPARE, when: 'without a choice' },
  { status: 404, path: COMPARE, query: 'from=x&source=nope', when: 'for an unknown source' },
  { status: 404, path: COMPARE, query: 'from=2026-02-31', when: 'for what is no day' },
  { status: 404, path: COMPARE, query: 'from=2024-12-31', when: 'for a day before the file' },
  { status: 404, path: COMPARE, query: 'from=no-such-branch', when: 'for a ref that is not there' },
  { status: 404, path: HISTORY, query: 'source=nope', when: 'for an unknown source' },
  { status: 404, path: RELEASES, query: 'component=nope', when: 'for an unknown component' },
  { status: 404, path: RELEASES, query: 'page=999', when: 'for a page beyond the last' },
  { status: 422, path: RELEASES, query: 'year=12', when: 'for what is no year' },
  {
    status: 404,
    path: RELEASE,
    params: { component: 'nope', tag: 'v1' },
    when: 'for an unknown component',
  },
  { status: 404, path: RELEASE, params: kairos('v99.0.0'), when: 'for an unknown tag' },
  {
    status: 404,
    path: RELEASES_COMPARE,
    params: { component: 'kairos' },
    query: 'from=v4.1.0&to=v99.0.0',
    when: 'for an unknown release',
  },
  {
    status: 422,
    path: RELEASES_COMPARE,
    params: { component: 'kairos' },
    query: 'from=v4.1.0',
    when: 'with one release',
  },
  {
    status: 404,
    ...MEMBER,
    query: 'asset=x&member=sbom.spdx.json',
    when: 'for an unknown archive',
  },
  { status: 422, ...MEMBER, query: `asset=${ARCHIVE}&member=x`, when: 'for an unknown member' },
  { status: 422, path: ARTIFACT, query: 'base=ubuntu:24.04&version=1', when: 'without a version' },
  { status: 422, path: DECODE, when: 'without a name' },
  { status: 422, path: UPGRADE, when: 'without what runs' },
  { status: 422, path: VERSIONS, query: 'change=hello', when: 'for what is no change' },
  { status: 404, path: LATEST, query: 'flavor=arch', when: 'for what is not published' },
  { status: 422, path: UPGRADE, query: 'from=v9.9.9', when: 'for a release that does not exist' },
];

type FaultyCase = Case & { readonly fault: Fault; readonly at: string };

const LIMITED = { kind: 'rate-limited', resetsInSeconds: 2 } as const;
const BURST = { kind: 'secondary-limit', retryAfterSeconds: 1 } as const;
const HTML = { kind: 'html', status: 200 } as const;

const OF_REFS = [
  { status: 502, fault: HTML, when: 'while GitHub responds with HTML' },
  { status: 502, fault: { kind: 'status', status: 403 }, when: 'while GitHub refuses' },
  { status: 503, fault: { kind: 'status', status: 500 }, when: 'while GitHub is down' },
  { status: 503, fault: LIMITED, when: 'while the rate limit is used up' },
  { status: 504, fault: { kind: 'slow', ms: 20_000 }, when: 'while GitHub does not respond' },
  { status: 429, fault: BURST, when: 'while GitHub limits a burst' },
] as const;

/** How a path fails for a ref that was never read: of each path and failure another one. */
function failuresOfRefs(path: string, place: number): readonly FaultyCase[] {
  const key = path === COMPARE ? 'from' : 'ref';
  return OF_REFS.map((failure, index) => ({
    ...failure,
    path,
    query: `${key}=v0.${place}.${index}`,
    at: '/commits/',
  }));
}

/** Each ref and the operator are read by no other case, so that nothing is stored for them. */
const FAILURES: readonly FaultyCase[] = [
  ...[MATRIX, COMPARE].flatMap(failuresOfRefs),
  {
    status: 503,
    path: RELEASE,
    params: { component: 'kairos-operator', tag: 'v1' },
    at: '/kairos-operator/',
    fault: { kind: 'status', status: 500 },
    when: 'while its list is not read',
  },
  {
    status: 503,
    path: RELEASES_COMPARE,
    params: { component: 'kairos-operator' },
    query: 'from=v1&to=v2',
    at: '/kairos-operator/',
    fault: { kind: 'status', status: 500 },
    when: 'while its list is not read',
  },
  {
    status: 503,
    path: SBOM,
    params: { component: 'kairos-operator', tag: 'v1' },
    at: '/kairos-operator/',
    fault: { kind: 'status', status: 500 },
    when: 'while the list is not read',
  },
  { status: 502, ...MEMBER, at: '/assets/', fault: HTML, when: 'while the archive is HTML' },
  { status: 429, ...MEMBER, at: '/assets/', fault: BURST, when: 'while GitHub limits a burst' },
  {
    status: 503,
    ...MEMBER,
    at: '/assets/',
    fault: LIMITED,
    when: 'while the rate limit is used up',
  },
];

describe('the document of the API', () => {
  it('describes the routes below /api/v1 and no others', () => {
    expect(Object.keys(document.paths).toSorted()).toEqual([...routes.keys()].toSorted());
  });

  it.each(titled([...SUCCESSES, ...REFUSALS]))(
    'describes %i of %s %s',
    async (_status, _path, _when, each) => {
      const response = await send(each);
      expect(response.status).toBe(each.status);
      expect(await differences(document, { ...each, method: 'GET' }, response)).toEqual([]);
    },
  );

  describe('with GitHub failing', () => {
    beforeEach(async () => {
      await vi.waitFor(untilRequestsAreSent, { timeout: 10_000 });
      return () => standIn().clearFaults();
    });

    it.each(titled(FAILURES))('describes %i of %s %s', async (_status, _path, _when, each) => {
      standIn().fault(each.at, each.fault);
      const response = await send(each);
      expect(response.status).toBe(each.status);
      expect(await differences(document, { ...each, method: 'GET' }, response)).toEqual([]);
    });
  });

  it('describes no status that no case here has, but those of the server in front', () => {
    const cases = [...SUCCESSES, ...REFUSALS, ...FAILURES];
    for (const path of routes.keys()) {
      const seen = new Set(cases.filter((each) => each.path === path).map(({ status }) => status));
      const unseen = describedStatuses(document, path, 'GET').filter((each) => !seen.has(each));
      expect([304, 400, 414, 500, 503]).toEqual(expect.arrayContaining(unseen));
    }
  });

  it.each([
    [200, 'that is whole', 'platform: [amd64]', ''],
    [404, 'for an unknown source', 'platform: [amd64]', 'source=nope'],
    [413, 'that is too large', 'x'.repeat(300_000), ''],
    [422, 'that is empty', ' ', ''],
  ])('describes %i for a pasted workflow %s', async (status, _says, body, query) => {
    const request = new Request(`http://127.0.0.1${WHAT_IF}?${query}`, { method: 'POST', body });
    const response = await routes.get(WHAT_IF)?.POST?.(request, { params: Promise.resolve({}) });
    if (response === undefined) throw new Error(`${WHAT_IF} does not handle POST.`);
    expect(response.status).toBe(status);
    const described = { path: WHAT_IF, method: 'POST' };
    expect(await differences(document, described, response)).toEqual([]);
  });

  it.each(titled(SUCCESSES))(
    'describes %i for HEAD of %s %s',
    async (_status, _path, _when, each) => {
      const response = await send(each, 'HEAD');
      const headOnly = new Response(null, response);
      expect(response.status).toBe(each.status);
      expect(await differences(document, { ...each, method: 'HEAD' }, headOnly)).toEqual([]);
    },
  );

  it('describes OPTIONS of every path', async () => {
    for (const path of routes.keys()) {
      const response = await send({ path }, 'OPTIONS');
      expect(await differences(document, { path, method: 'OPTIONS' }, response)).toEqual([]);
    }
  });
});

describe('differences', () => {
  it('finds a field that is added, one that is missing, and a status that is new', async () => {
    const { jobs, total: _missing, ...rest } = await (await send({ path: MATRIX })).json();
    const [first] = jobs;
    const changed = { ...rest, jobs: [{ ...first, added: true }] };
    const request = { path: MATRIX, method: 'GET' };
    expect(await differences(document, request, Response.json(changed))).toEqual([
      'total: Invalid input: expected number, received undefined',
      'jobs.[].added is not described',
    ]);
    expect(await differences(document, request, new Response(null, { status: 418 }))).toEqual([
      'the status 418 is not described',
    ]);
  });
});

/** After a rate limit no request is sent to GitHub until the limit resets. */
async function untilRequestsAreSent(): Promise<void> {
  const { pausedUntil } = await (await send({ path: STATUS })).json();
  if (pausedUntil !== null) throw new Error(`No request is sent until ${pausedUntil}.`);
}

function titled<Each extends Case>(cases: readonly Each[]) {
  return cases.map((each) => [each.status, each.path, each.when, each] as const);
}

describe('the example of', () => {
  it.each(API_OPERATIONS.filter(({ body }) => body === undefined))(
    '$path works, and has the version of its schema and a time',
    async ({ path, example, success }) => {
      const { pathname, search } = new URL(example, 'http://127.0.0.1');
      const names = path.split('/');
      const params = Object.fromEntries(
        pathname.split('/').flatMap((value, at) => {
          const name = /^\{(.+)\}$/.exec(names[at] ?? '')?.[1];
          return name === undefined ? [] : [[name, value]];
        }),
      );
      const response = await send({ path, query: search.slice(1), params });
      expect(response.status).toBe(200);
      const text = await response.text();
      const isOwn = success.schema !== 'OpenApiDocument' && path !== SBOM;
      if (isOwn) expect(text).toMatch(/^\{"schemaVersion":1,/);
      if (isOwn) expect(text).toMatch(/"(?:generated|fetched|checked|committed)At":"2/);
    },
  );
});

async function send(
  { path, query = '', params = {}, headers = {} }: Sending,
  method: 'GET' | 'HEAD' | 'OPTIONS' = 'GET',
): Promise<Response> {
  const route = routes.get(path);
  // The framework runs GET for a HEAD request where a route has no HEAD handler.
  const handler = route?.[method] ?? (method === 'HEAD' ? route?.GET : undefined);
  if (handler === undefined) throw new Error(`${path} does not handle ${method}.`);
  const request = new Request(`http://127.0.0.1${path}?${query}`, { method, headers });
  return handler(request, { params: Promise.resolve(params) });
}
