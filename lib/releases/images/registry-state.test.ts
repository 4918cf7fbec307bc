import { describe, expect, it } from 'vitest';

import type { UpstreamFailure } from '@/lib/base/failure';

import { describeRegistryState } from './describe-state';
import type { ImageTag } from './model';
import { stateOfContent, stateOfTag } from './registry-state';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const TAG: ImageTag = {
  name: 'v1',
  firstSeenAt: '2026-09-01T00:00:00Z',
  targets: [{ digest: DIGEST, from: '2026-09-01T00:00:00Z', until: null }],
  missing: null,
};
const DELETED = {
  ...TAG,
  targets: [{ digest: DIGEST, from: '2026-09-01T00:00:00Z', until: '2026-09-03T00:00:00Z' }],
};
const missing = (looks: number) => ({ ...TAG, missing: { since: '2026-09-05T00:00:00Z', looks } });
const LIMITED: UpstreamFailure = { kind: 'unavailable', status: 502, host: 'quay.io' };
const NO_TAG: UpstreamFailure = { kind: 'not-found', what: 'tag', host: 'quay.io' };
const NO_REPOSITORY: UpstreamFailure = { ...NO_TAG, what: 'public repository' };

const CASES: readonly (readonly [
  string,
  ImageTag | null,
  UpstreamFailure | null,
  string,
  RegExp,
])[] = [
  [
    'a tag that is listed exists',
    TAG,
    null,
    'exists',
    /^quay\.io lists this tag in kairos\/hadron\.$/,
  ],
  ['a tag that was read before exists while the registry fails', TAG, LIMITED, 'exists', /lists/],
  [
    'a tag that was not listed once exists',
    missing(1),
    null,
    'exists',
    /not at the last look on 5 Sep 2026/,
  ],
  [
    'a tag that was not listed twice is gone',
    missing(2),
    null,
    'gone',
    /does not list it since 5 Sep 2026/,
  ],
  ['a tag that was deleted is deleted', DELETED, null, 'deleted', /until 3 Sep 2026/],
  [
    'a tag that the registry does not have is missing',
    null,
    NO_TAG,
    'missing',
    /no tag v1 in kairos\/hadron/,
  ],
  [
    'a repository that is not public is missing',
    null,
    NO_REPOSITORY,
    'missing',
    /or it is private/,
  ],
  ['a tag that was never read is unknown', null, null, 'unknown', /has not responded yet/],
  [
    'a tag is unknown where the registry fails',
    null,
    LIMITED,
    'unknown',
    /quay\.io responded with an error \(502\)/,
  ],
];

describe('stateOfTag', () => {
  it.each(CASES)('%s', (_rule, value, failure, state, reason) => {
    expect(stateOfTag({ value, failure })).toBe(state);
    const reference = { registry: 'quay.io', repository: 'kairos/hadron', tag: 'v1', digest: null };
    const words = describeRegistryState({
      reference,
      state: stateOfTag({ value, failure }),
      tag: value,
      failure,
    });
    expect(words.reason).toMatch(reason);
  });
});

describe('stateOfContent', () => {
  it('is exists once the content was read, whatever failed since', () => {
    expect(stateOfContent({ value: {}, failure: LIMITED })).toBe('exists');
  });

  it('is missing where the registry does not have the digest', () => {
    expect(stateOfContent({ value: null, failure: NO_TAG })).toBe('missing');
  });
});
