/** @typedef {import('./protections.mjs').Protection} Protection */

const SHAPE = 'GitHub responds with HTML, truncated JSON, another shape';
const ABSURD = 'A rate limit that ends in 40 days, a pause of a year, headers that cannot be right';
const BODIES = 'Responses that unpack without end, many at once';
const LEAVING = 'A visitor breaks off a download, does not read it, or reads slowly';
const RENAMED = 'A repository was renamed';
const WEBHOOK =
  'A webhook delivery is forged, broken off, repeated, or of an event that changes nothing here';
const HOSTILE_BODIES = 'lib/upstream/github/hostile-bodies.test.ts';
const GATE = 'lib/upstream/resources/asset-gate.test.ts';
const UPSTREAM = 'lib/upstream/resources/upstream.test.ts';
const STATUS = 'lib/upstream/github/failure-of-status.test.ts';
const DELIVERIES = 'lib/site/http/handle-webhook.test.ts';

/**
 * What GitHub sends, and how it is requested.
 *
 * @type {readonly Protection[]}
 */
export const OF_UPSTREAM = [
  {
    fault: SHAPE,
    protection: 'an invalid HTTP status is a failure of GitHub',
    file: 'lib/upstream/github/bounded-fetch.ts',
    code: 'if (status < 200 || status > 599) {',
    without: 'if (false) {',
    test: { file: HOSTILE_BODIES, name: 'is an error of upstream' },
  },
  {
    fault: BODIES,
    protection: 'JSON with far too many values is not read',
    file: 'lib/upstream/github/client.ts',
    code: 'isTooDense(text)',
    without: 'false',
    test: { file: HOSTILE_BODIES, name: 'of millions of empty values is not read' },
  },
  {
    fault: 'The rate limit is used up',
    protection: 'no request is made until it resets',
    file: 'lib/upstream/resources/request-limits.ts',
    code: 'limit !== null && limit.remaining === 0 && ',
    without: 'limit !== null && limit.remaining < 0 && ',
    test: { file: UPSTREAM, name: 'makes no request until the rate limit resets' },
  },
  {
    fault: 'The secondary rate limit, under its old name as well',
    protection: 'all requests pause',
    file: 'lib/upstream/resources/request-limits.ts',
    code: '    this.#pausedUntil = now.getTime() + pauseMs;\n',
    without: '',
    test: { file: UPSTREAM, name: 'pauses all requests at a secondary rate limit' },
  },
  {
    fault: 'The secondary rate limit, under its old name as well',
    protection: 'abuse detection is the same limit',
    file: 'lib/upstream/github/failure-of-status.ts',
    code: '|abuse detection',
    without: '',
    test: { file: STATUS, name: 'failureOfStatus' },
  },
  {
    fault:
      'The token is refused, without permission or single sign-on, the repository is blocked, the file is too large',
    protection: 'a refused token is said to be refused',
    file: 'lib/upstream/github/failure-of-status.ts',
    code: '    unauthorized(status, body) ??\n',
    without: '',
    test: { file: STATUS, name: 'failureOfStatus' },
  },
  {
    fault: RENAMED,
    protection: 'no redirect leads out of the API',
    file: 'lib/upstream/github/bounded-fetch.ts',
    code: 'isWithin(url, options.apiUrl) ? requestInit : null',
    without: 'requestInit',
    test: {
      file: 'lib/upstream/github/client.test.ts',
      name: 'are refused, and the token goes nowhere',
    },
  },
  {
    fault: RENAMED,
    protection: 'the bytes of a file come without the credentials',
    file: 'lib/upstream/github/open-asset.ts',
    code: 'if (isWithin(url, apiUrl)) {\n      const withToken',
    without: "if (url.protocol !== '') {\n      const withToken",
    test: {
      file: 'lib/upstream/github/open-asset.test.ts',
      name: 'goes where the API of an enterprise sends on its own host, without the credentials',
    },
  },
  {
    fault: ABSURD,
    protection: 'a reset is two hours away at most',
    file: 'lib/upstream/github/rate-limit-reset.ts',
    code: 'Math.min(ours, now.getTime() + LONGEST_PAUSE_MS)',
    without: 'ours',
    test: {
      file: 'lib/upstream/github/rate-limit-reset.test.ts',
      name: 'parseReset',
    },
  },
  {
    fault: ABSURD,
    protection: 'a reset is counted from the date of its response',
    file: 'lib/upstream/github/rate-limit-reset.ts',
    code: 'Math.abs(skewMs) < SAME_CLOCK_MS ? 0 : skewMs',
    without: '0',
    test: {
      file: 'lib/upstream/github/rate-limit-reset.test.ts',
      name: 'parseReset',
    },
  },
  {
    fault: ABSURD,
    protection: 'a rate limit that ends later is ignored, also one that another replica shares',
    file: 'lib/upstream/resources/shared-quota.ts',
    code: 'Date.parse(quota.resetsAt) - now.getTime() > LONGEST_PAUSE_MS ? null : quota',
    without: 'quota',
    test: {
      file: 'lib/upstream/resources/request-limits.test.ts',
      name: 'ignores a rate limit that ends in 40 days, also one that another replica shares',
    },
  },
  {
    fault: ABSURD,
    protection: 'retry-after in seconds is bounded',
    file: 'lib/upstream/github/retry-after.ts',
    code: 'Math.min(Number(text), LONGEST_SECONDS)',
    without: 'Number(text)',
    test: {
      file: 'lib/upstream/github/retry-after.test.ts',
      name: 'parseRetryAfter',
    },
  },
  {
    fault: ABSURD,
    protection: 'retry-after as a moment is bounded',
    file: 'lib/upstream/github/retry-after.ts',
    code: 'return Math.min(Math.max(0, Math.ceil((until - sentAt) / 1000)), LONGEST_SECONDS);',
    without: 'return Math.max(0, Math.ceil((until - sentAt) / 1000));',
    test: {
      file: 'lib/upstream/github/retry-after.test.ts',
      name: 'parseRetryAfter',
    },
  },
  {
    fault: ABSURD,
    protection: 'a pause ends when the clock is set back',
    file: 'lib/upstream/resources/request-limits.ts',
    code: 'leftMs > LONGEST_PAUSE_MS ? 0 : Math.max(0, leftMs)',
    without: 'Math.max(0, leftMs)',
    test: {
      file: 'lib/upstream/resources/request-limits.test.ts',
      name: 'ends a pause when the clock is set back by days, and takes a new one',
    },
  },
  {
    fault: ABSURD,
    protection: 'a rate limit with more left than it has is ignored',
    file: 'lib/upstream/github/parse-quota.ts',
    code: 'return limit === 0 || remaining > limit ? null : { limit, remaining, resetsAt };',
    without: 'return { limit, remaining, resetsAt };',
    test: { file: 'lib/upstream/github/parse-quota.test.ts', name: 'is none:' },
  },
  {
    fault: BODIES,
    protection: 'a body has a limit, unpacked',
    file: 'lib/upstream/github/read-body.ts',
    code: 'if (bytes > maxBytes) throw new BodyTooLarge();',
    without: '',
    test: { file: HOSTILE_BODIES, name: 'with an error that never ends is given up too' },
  },
  {
    fault: BODIES,
    protection: 'few large bodies are read at the same time',
    file: 'lib/upstream/github/body-places.ts',
    code: 'const PLACES = 3;',
    without: 'const PLACES = 1000;',
    test: { file: HOSTILE_BODIES, name: 'are read a few at a time, so that memory stays bounded' },
  },
  {
    fault: BODIES,
    protection: 'small bodies need no place',
    file: 'lib/upstream/github/body-places.ts',
    code: 'return bytes > SMALL_BYTES;',
    without: 'return bytes > 0;',
    test: { file: HOSTILE_BODIES, name: 'do not delay small ones' },
  },
  {
    fault: BODIES,
    protection: 'a place is given back by a request that is aborted',
    file: 'lib/upstream/github/body-places.ts',
    code: 'this.#waiting.splice(this.#waiting.indexOf(come), 1);',
    without: '',
    test: {
      file: HOSTILE_BODIES,
      name: 'loses no place to a request that is aborted while it waits',
    },
  },
  {
    fault: LEAVING,
    protection: 'a download ends when its visitor leaves',
    file: 'lib/upstream/resources/download.ts',
    code: "visitor?.addEventListener('abort', this.#leave, { once: true });",
    without: '',
    test: { file: GATE, name: 'and gives its place on' },
  },
  {
    fault: LEAVING,
    protection: 'a download that is not read ends',
    file: 'lib/upstream/resources/download.ts',
    code: "this.#idle = setTimeout(() => this.close('it is not read'), IDLE_MS).unref();",
    without: '',
    test: { file: GATE, name: 'closes a download whose reader takes nothing for half a minute' },
  },
  {
    fault: LEAVING,
    protection: 'no download is longer than ten minutes',
    file: 'lib/upstream/resources/download.ts',
    code: "setTimeout(() => this.close('it took too long'), LONGEST_MS).unref()",
    without: 'setTimeout(() => undefined, LONGEST_MS).unref()',
    test: {
      file: GATE,
      name: 'closes a download that takes longer than ten minutes, however steadily it is read',
    },
  },
  {
    fault: LEAVING,
    protection: 'a slow reader gives way to another visitor',
    file: 'lib/upstream/resources/asset-gate.ts',
    code: 'if (this.#open.size >= MOST_OPEN) this.#closeSlowest();',
    without: '',
    test: {
      file: GATE,
      name: 'takes the place of the slowest reader when all are taken, and of no fast one',
    },
  },
  {
    fault: LEAVING,
    protection: 'the source of a closed download is closed',
    file: 'lib/upstream/resources/download.ts',
    code: "AbortError'));\n    this.#closeSource();",
    without: "AbortError'));",
    test: { file: GATE, name: 'and gives its place on' },
  },
  {
    fault: LEAVING,
    protection: 'the site’s limit has other words than GitHub’s',
    file: 'lib/upstream/resources/asset-gate.ts',
    code: "{ kind: 'busy', retryAfterSeconds: 30 }",
    without: "{ kind: 'secondary-limit', retryAfterSeconds: 30 }",
    test: { file: GATE, name: 'lets six files pass at a time, and the next when one was read' },
  },
  {
    fault: LEAVING,
    protection: 'the request of a visitor who leaves reaches the download',
    file: 'lib/site/http/handle-sbom-member.ts',
    code: 'visitor: request.signal }',
    without: 'visitor: new AbortController().signal }',
    test: {
      file: 'lib/site/http/handle-releases.test.ts',
      name: 'gives back the places of visitors who leave before the archive arrives',
    },
  },
  {
    fault: 'A crawler walks refs',
    protection: 'refs get only what the site itself does not need',
    file: 'lib/upstream/resources/request-limits.ts',
    code: 'if (!mayFetchForVisitor({ ...budget, pending: 0 })) {',
    without: 'if (false) {',
    test: { file: UPSTREAM, name: 'leave the built-in sources what these need' },
  },
  {
    fault: 'A crawler walks refs',
    protection: 'requests in flight count',
    file: 'lib/upstream/resources/request-limits.ts',
    code: 'pending: queue.size',
    without: 'pending: 0',
    test: {
      file: UPSTREAM,
      name: 'are refused while requests in flight may use up the rate limit',
    },
  },
  {
    fault: WEBHOOK,
    protection: 'a delivery is signed with the secret',
    file: 'lib/site/http/handle-webhook.ts',
    code: 'given.length === wanted.length && timingSafeEqual(given, wanted)',
    without: 'given.length >= 0',
    test: { file: DELIVERIES, name: 'refuses a delivery with %s' },
  },
  {
    fault: WEBHOOK,
    protection: 'a delivery refreshes what it is about',
    file: 'lib/site/http/handle-webhook.ts',
    code: '  upstream.markChanged(keysOfEvent({ event: used, delivery, isStored }));\n',
    without: '',
    test: { file: DELIVERIES, name: 'refreshes the resources of the repository early, once' },
  },
  {
    fault: WEBHOOK,
    protection: 'a form is read, which is what GitHub sends unless JSON is chosen',
    file: 'lib/site/http/handle-webhook.ts',
    code: 'if (!/^application\\/x-www-form-urlencoded\\b/i.test(contentType)) return parseJson(text);',
    without: 'if (contentType !== null) return parseJson(text);',
    test: {
      file: DELIVERIES,
      name: 'refreshes for a form, which is what GitHub sends unless JSON is chosen',
    },
  },
  {
    fault: WEBHOOK,
    protection: 'a repeated delivery does nothing',
    file: 'lib/site/http/handle-webhook.ts',
    code: ' || seen.has(id)',
    without: '',
    test: { file: DELIVERIES, name: 'does nothing for a repeated delivery' },
  },
  {
    fault: WEBHOOK,
    protection: 'a refused delivery can be redelivered',
    file: 'lib/site/http/handle-webhook.ts',
    code: 'if (used === undefined || seen.has(id)) return accepted();',
    without: 'if (used === undefined || seen.has(id)) return accepted();\n  remember(id);',
    test: {
      file: DELIVERIES,
      name: 'refreshes for a delivery that comes again after it was refused',
    },
  },
  {
    fault: WEBHOOK,
    protection: 'a body has a limit',
    file: 'lib/site/http/read-body.ts',
    code: "if (bytes > mostBytes) return 'too-large';",
    without: '',
    test: {
      file: 'lib/site/http/hostile-webhooks.test.ts',
      name: 'are refused when they are too large, signed or not, and read no further',
    },
  },
  {
    fault: WEBHOOK,
    protection: 'a delivery that breaks off is refused',
    file: 'lib/site/http/read-body.ts',
    code: "  } catch {\n    return 'broken-off';\n  }",
    without: '  } finally {\n    bytes = 0;\n  }',
    test: {
      file: 'lib/site/http/hostile-webhooks.test.ts',
      name: 'are refused when they break off',
    },
  },
];
