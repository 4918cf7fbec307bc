import { describe, expect, it } from 'vitest';

import { kairosListing } from '@/lib/releases/existence/existence.fixture';
import { componentOf, readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { tagOfText } from './tag-of-text';

const TAGS = ['v4.2.0', 'v3.5.0', 'v3.1.2', 'v2.3.1', 'v3.1.0-rc1'];

const listing = kairosListing({
  entries: readReleases(
    TAGS.map((tag) => releaseOf(tag, '2024-01-01')),
    'kairos',
  ).entries,
});

const NODE = [
  'KAIROS_ID="kairos"',
  'KAIROS_NAME="kairos-standard-ubuntu-24.04"',
  'KAIROS_VERSION="v3.1.2-v1.30.4-k3s1"',
  'KAIROS_RELEASE="v3.1.2"',
  'KAIROS_SOFTWARE_VERSION="v1.30.4+k3s1"',
];

describe('tagOfText', () => {
  it.each([
    ['a tag is itself', 'v3.1.2', 'v3.1.2'],
    ['a tag without its v is that tag', '3.1.2', 'v3.1.2'],
    ['a prerelease is itself', 'v3.1.0-rc1', 'v3.1.0-rc1'],
    ['a version as a node prints it is its release', 'v3.1.2-v1.30.4-k3s1', 'v3.1.2'],
    [
      'a version with the distribution before it is its release',
      'v3.1.2-k3sv1.30.4-k3s1',
      'v3.1.2',
    ],
    ['blanks around are left out', '  v3.1.2-v1.30.4-k3s1\n', 'v3.1.2'],
    ['a field of a node is its release', 'KAIROS_VERSION="v3.1.2-v1.30.4-k3s1"', 'v3.1.2'],
    ['a whole /etc/kairos-release is its release', NODE.join('\n'), 'v3.1.2'],
    ['a file pasted into one line is its release', NODE.join(' '), 'v3.1.2'],
    [
      'an image reference is its release',
      'quay.io/kairos/ubuntu:24.04-standard-amd64-generic-v3.5.0-k3s-v1.33.2-k3s1',
      'v3.5.0',
    ],
    [
      'a file name is its release',
      'kairos-ubuntu-24.04-standard-amd64-generic-v3.1.2-k3sv1.30.4+k3s1.iso',
      'v3.1.2',
    ],
    [
      'the page of a release is that release',
      'https://github.com/kairos-io/kairos/releases/tag/v3.1.2',
      'v3.1.2',
    ],
    ['a version that was not released is still the version', 'v9.9.9-v1.30.4-k3s1', 'v9.9.9'],
    [
      'a program has versions of its own',
      'kairos-agent version v3.1.2',
      'kairos-agent version v3.1.2',
    ],
    ['two versions are no release', 'v3.1.2 v3.5.0', 'v3.1.2 v3.5.0'],
    ['a floating tag is no release', 'latest', 'latest'],
    ['other words are no release', 'hello', 'hello'],
    ['nothing is nothing', ' ', ''],
  ])('%s', (_, text, tag) => {
    expect(tagOfText(text, listing)).toBe(tag);
  });

  it('reads only tags for components other than Kairos, whose names state the version of Kairos', () => {
    const other = { ...listing, component: componentOf('provider-kairos') };
    expect(tagOfText('v3.1.2-v1.30.4-k3s1', other)).toBe('v3.1.2-v1.30.4-k3s1');
    expect(tagOfText('3.1.2', other)).toBe('v3.1.2');
  });
});
