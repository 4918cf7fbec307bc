import { expect, it } from 'vitest';

import { findTag } from './find-tag';

const TAGS = new Set(['v3.5.0', 'v4.2.0', 'v4.3.0-rc1']);

it.each<readonly [string, string, string | null]>([
  [
    'the tag at the end of a file name',
    'kairos-hadron-v0.5.1-core-amd64-generic-v4.2.0.iso.sha256',
    'v4.2.0',
  ],
  [
    'the tag before the version of Kubernetes',
    'ubuntu:24.04-standard-amd64-generic-v3.5.0-k3s-v1.33.2-k3s1',
    'v3.5.0',
  ],
  [
    'the tag of a prerelease',
    'quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0-rc1',
    'v4.3.0-rc1',
  ],
  ['the last of several', 'v3.5.0 and v4.2.0', 'v4.2.0'],
  ['none for the version of another program', 'cosign v2.6.1', null],
  ['none without a version', 'no signatures found', null],
])('a text gives %s', (_what, text, tag) => {
  expect(findTag(text, TAGS)).toBe(tag);
});
