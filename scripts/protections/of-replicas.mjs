/** @typedef {import('./protections.mjs').Protection} Protection */

const GONE = 'Redis is gone, hangs, is full, or comes back empty';
const DIFFER = 'Replicas with other tokens, APIs or versions share a Redis';
const CLOCK = "A replica's clock is ahead, or a lock without an end was left in Redis";
const REDIS = 'lib/upstream/store/redis-store.test.ts';
const STORE = 'lib/upstream/store/redis-store.ts';

/**
 * Replicas that share a Redis.
 *
 * @type {readonly Protection[]}
 */
export const OF_REPLICAS = [
  {
    fault: GONE,
    protection: 'a Redis that hangs is not waited for',
    file: STORE,
    code: 'await Promise.race([act(), late])',
    without: 'await act()',
    test: { file: REDIS, name: 'does not wait long for a server that hangs' },
  },
  {
    fault: GONE,
    protection: 'a Redis that came back empty gets the records again',
    file: STORE,
    code: 'await Promise.all(newer.map((record) => this.offer(record)));',
    without: '',
    test: {
      file: REDIS,
      name: 'works without the server while it is gone, and heals when it comes back empty',
    },
  },
  {
    fault: GONE,
    protection: 'no password is shown',
    file: STORE,
    code: '`Redis at ${hostname}${',
    without: '`Redis at ${url}${',
    test: { file: REDIS, name: 'shows no password' },
  },
  {
    fault: 'Several replicas start at once',
    protection: 'one replica at a time fetches a resource',
    file: STORE,
    code: "if (taken === null && !(await this.#replaceLock(name, token))) return { kind: 'held' };",
    without: '',
    test: { file: REDIS, name: 'lets many replicas make no more requests than one' },
  },
  {
    fault: 'One replica uses up the rate limit',
    protection: 'the least of one hour counts',
    file: 'lib/upstream/resources/shared-quota.ts',
    code: 'return others.remaining < own.remaining ? others : own;',
    without: 'return own;',
    test: { file: 'lib/upstream/resources/shared-quota.test.ts', name: 'takes %s' },
  },
  {
    fault: 'One replica uses up the rate limit',
    protection: 'the rate limit of another account is ignored',
    file: 'lib/upstream/resources/shared-quota.ts',
    code: ' && record.identity === identity',
    without: '',
    test: {
      file: 'lib/upstream/resources/shared-quota.test.ts',
      name: 'ignores the rate limit of another account',
    },
  },
  {
    fault: DIFFER,
    protection: 'the API and the account are in the name of a record',
    file: 'lib/upstream/store/shared-name.ts',
    code: '`v${schemaVersion}:${markOf(identity)}:${key}`',
    without: "`v${schemaVersion}:${markOf(identity === '' ? '' : 'x')}:${key}`",
    test: { file: REDIS, name: 'lets replicas that differ request at the same time' },
  },
  {
    fault: DIFFER,
    protection: 'the schema version is in the name of a record',
    file: 'lib/upstream/store/shared-name.ts',
    code: '`v${schemaVersion}:${markOf',
    without: '`v${schemaVersion === 0 ? 0 : 1}:${markOf',
    test: { file: REDIS, name: 'lets replicas that differ request at the same time' },
  },
  {
    fault: DIFFER,
    protection: 'records of another API or account are not taken',
    file: STORE,
    code: 'return mark !== null && (this.#ours === null || this.#ours.has(mark));',
    without: 'return mark !== null;',
    test: { file: REDIS, name: 'shares no record with replicas of another API or account' },
  },
  {
    fault: DIFFER,
    protection: 'records of another version are taken only where they are wanted',
    file: STORE,
    code: 'if (isOther && !isWanted && this.#isOurs(sharedNameOf(ours.key, ours))) return;',
    without: '',
    test: { file: REDIS, name: 'shares no record with replicas of another version' },
  },
  {
    fault: CLOCK,
    protection: 'a record from the future counts as of now',
    file: 'lib/upstream/store/record-times.ts',
    code: 'return ms > SAME_CLOCK_MS ? ms : 0;',
    without: 'return 0;',
    test: {
      file: REDIS,
      name: 'takes the record of a replica whose clock is ahead as of now, and once',
    },
  },
  {
    fault: CLOCK,
    protection: 'a lock that no replica can have set is replaced',
    file: STORE,
    code: ' && !(await this.#replaceLock(name, token))',
    without: '',
    test: { file: REDIS, name: 'replaces a lock that none of us can have set, and says so' },
  },
  {
    fault: 'Another replica brings releases that are unchanged',
    protection: 'rendered notes are found by the text of the notes',
    file: 'lib/site/load/rendered-notes.ts',
    code: "idPrefix ?? '', markdown);",
    without: "idPrefix ?? '', String(Math.random()));",
    test: {
      file: 'lib/site/load/rendered-notes.test.ts',
      name: 'renders equal notes once, also of a release that another replica brought as a new object',
    },
  },
];
