/** @typedef {import('./protections.mjs').Protection} Protection */

const SHORT = 'A list of releases is suddenly short or empty';
const ENDLESS = 'A list that repeats, has empty pages, or never ends';
const TIMEOUT = 'A page of releases times out with a 504';
const LISTS = 'lib/upstream/resources/hostile-lists.test.ts';
const LOSS = 'lib/upstream/resources/list-loss.test.ts';
const FOLLOWED = 'ends after a few requests, and says so';

/**
 * Lists that GitHub sends page by page.
 *
 * @type {readonly Protection[]}
 */
export const OF_LISTS = [
  {
    fault: SHORT,
    protection: 'a list that lacks too much is a failure',
    file: 'lib/upstream/resources/refresher.ts',
    code: 'if (loss === null || isLossConfirmed(record, this.#now())) return fetched;',
    without: 'if (loss === null || isLossConfirmed(record, this.#now()) || true) return fetched;',
    test: { file: LOSS, name: 'stays as it was, and says what is missing' },
  },
  {
    fault: SHORT,
    protection: 'a loss is accepted once it has lasted',
    file: 'lib/upstream/resources/refresher.ts',
    code: '|| isLossConfirmed(record, this.#now())',
    without: '',
    test: { file: LOSS, name: 'is accepted once it was empty for an hour' },
  },
  {
    fault: SHORT,
    protection: 'an outage before is no part of the hour',
    file: 'lib/upstream/resources/next-record.ts',
    code: "return failure.kind === 'incomplete' && before?.kind !== 'incomplete';",
    without: "return failure.kind === 'incomplete' && before?.kind === 'blocked';",
    test: { file: LOSS, name: 'not counting an outage before' },
  },
  {
    fault: SHORT,
    protection: 'the only entry is too much to lose',
    file: 'lib/upstream/resources/list-loss.ts',
    code: 'const isEmptied = missing > 0 && after.length === 0;',
    without: 'const isEmptied = missing > 1 && after.length === 0;',
    test: { file: LOSS, name: 'judges a list that lacks %s' },
  },
  {
    fault: SHORT,
    protection: 'a loss of more than a fifth is doubted',
    file: 'lib/upstream/resources/list-loss.ts',
    code: 'return lost > 1 && lost * 5 > total;',
    without: 'return false;',
    test: { file: LISTS, name: 'loses nothing and says so' },
  },
  {
    fault: SHORT,
    protection: 'one empty response removes nothing',
    file: 'lib/upstream/resources/release-losses.ts',
    code: 'if (!isTooMuchToLose(missing.length, list.releases.length)) {',
    without: 'if (list.releases.length > 0) {',
    test: { file: LISTS, name: 'loses nothing where one response was empty' },
  },
  {
    fault: SHORT,
    protection: 'a loss is confirmed only by a reading that begins an hour later',
    file: 'lib/upstream/resources/list-loss.ts',
    code: 'const CONFIRM_AFTER_MS = 60 * 60 * 1000;',
    without: 'const CONFIRM_AFTER_MS = 0;',
    test: { file: LISTS, name: 'does not count a loss as confirmed by an outage of half an hour' },
  },
  {
    fault: SHORT,
    protection: 'a doubted loss is shown',
    file: 'lib/upstream/resources/releases-resource.ts',
    code: '  if (doubt === undefined) return null;\n',
    without: '  if (doubt !== null) return null;\n',
    test: { file: LISTS, name: 'loses nothing where one response was empty' },
  },
  {
    fault: SHORT,
    protection: 'a first page with fewer rows is doubted too',
    file: 'lib/upstream/resources/read-pages.ts',
    code: 'isDoubtful ? new Set() : gone,',
    without: 'gone,',
    test: { file: LISTS, name: 'loses nothing and says so' },
  },
  {
    fault: SHORT,
    protection: 'what is confirmed as missing is removed',
    file: 'lib/upstream/resources/release-losses.ts',
    code: 'new Set(isConfirming ? doubt.missing : [])',
    without: 'new Set()',
    test: { file: LISTS, name: 'removes what is missing from a later full reading too' },
  },
  {
    fault: ENDLESS,
    protection: 'an empty page is not followed by another',
    file: 'lib/upstream/resources/page-problem.ts',
    code: 'if (isEmpty) return',
    without: 'if (false) return',
    test: { file: LISTS, name: FOLLOWED },
  },
  {
    fault: ENDLESS,
    protection: 'a page that repeats those before it is refused',
    file: 'lib/upstream/resources/page-problem.ts',
    code: 'if (page > 1 && ids.length > 0 && ids.every((id) => seen.has(id))) {',
    without: 'if (false) {',
    test: { file: LISTS, name: FOLLOWED },
  },
  {
    fault: ENDLESS,
    protection: 'the pages have a limit, and not only their rows',
    file: 'lib/upstream/resources/read-pages.ts',
    code: 'hasNext && seen.length < MOST_RELEASES && page < mostPages(list)',
    without: 'hasNext && seen.length < MOST_RELEASES',
    test: {
      file: 'lib/upstream/resources/read-pages.test.ts',
      name: 'stops at a list without an end, with %i releases on each page',
    },
  },
  {
    fault: ENDLESS,
    protection: 'a list with as many pages as rows is refused',
    file: 'lib/upstream/resources/page-problem.ts',
    code: 'page >= mostPages(list) && seen.size + ids.length < MOST_RELEASES',
    without: 'page < 0',
    test: {
      file: LISTS,
      name: 'ends after as many pages as 10,000 releases have, where each page brings one more',
    },
  },
  {
    fault: ENDLESS,
    protection: 'a pass starts over a few times only',
    file: 'lib/upstream/resources/releases-resource.ts',
    code: 'page === 1 || restarts > MOST_RESTARTS',
    without: 'page === 1',
    test: { file: LISTS, name: FOLLOWED },
  },
  {
    fault: TIMEOUT,
    protection: 'fewer releases are requested on a page after a gateway error',
    file: 'lib/upstream/resources/releases-resource.ts',
    code: '[502, 503, 504].includes(failure.status)',
    without: 'false',
    test: {
      file: 'lib/upstream/resources/releases-resource.test.ts',
      name: 'are read in half pages after a gateway error, and continue from where they were',
    },
  },
  {
    fault: TIMEOUT,
    protection: 'smaller pages continue where the larger ones were',
    file: 'lib/upstream/resources/read-pages.ts',
    code: 'next: Math.floor(met / perPage) + 1',
    without: 'next: list.pass.next',
    test: {
      file: 'lib/upstream/resources/read-pages.test.ts',
      name: 'requests half as many from where it was, and misses none',
    },
  },
  {
    fault: 'The tag of a release is moved',
    protection: 'the commit of a tag is in the keys of its files',
    file: 'lib/upstream/resources/version-pins-resource.ts',
    code: 'const ref = commit ?? tag;',
    without: 'const ref = tag;',
    test: {
      file: 'lib/upstream/resources/followed-pins.test.ts',
      name: 'are read again of a tag that was moved',
    },
  },
];
