import { describe, expect, it } from 'vitest';

import { readReleases, releaseOf } from '@/lib/releases/list/releases.fixture';

import { findByChange, readChange } from './find-by-change';
import { releaseContents } from './release-contents';

const url = (rest: string) => `https://github.com/kairos-io/${rest}`;

const LISTS = new Map([
  [
    'kairos',
    readReleases([
      releaseOf('v4.2.0', '2026-08-18', {
        notes: `* Fix it by @someone in ${url('kairos/pull/4232')}\n* See ${url('immucore/pull/77')}`,
      }),
      releaseOf('v3.5.8', '2025-11-19', { notes: 'Reverts 63225cb0a1 (#3756).' }),
    ]).entries,
  ],
  [
    'kairos-agent',
    readReleases(
      [
        releaseOf('v2.24.10', '2025-11-18', {
          notes: `* Fix by @a in ${url('kairos-agent/pull/900')}`,
        }),
      ],
      'kairos-agent',
    ).entries,
  ],
]);

const KAIROS = (LISTS.get('kairos') ?? []).map((entry) => ({
  entry,
  programs: releaseContents(entry.release, entry.componentId),
}));

describe('readChange', () => {
  it.each([
    ['#4232', { kind: 'number', component: null, number: 4232 }],
    ['4232', { kind: 'number', component: null, number: 4232 }],
    ['kairos-agent#900', { kind: 'number', component: 'kairos-agent', number: 900 }],
    ['kairos-io/kairos-agent#900', { kind: 'number', component: 'kairos-agent', number: 900 }],
    [url('kairos/pull/4232'), { kind: 'number', component: 'kairos', number: 4232 }],
    [url('kairos/issues/4232#top'), { kind: 'number', component: 'kairos', number: 4232 }],
    [url('kairos-init/commit/63225cb'), { kind: 'commit', commit: '63225cb' }],
    ['63225CB', { kind: 'commit', commit: '63225cb' }],
    ['v4.2.0', null],
    ['63225c', null],
    ['', null],
  ])('reads “%s”', (text, expected) => {
    expect(readChange(text)).toEqual(expected);
  });
});

describe('findByChange', () => {
  const find = (text: string) => {
    const change = readChange(text);
    return change === null ? null : findByChange(LISTS, KAIROS, change);
  };

  it.each([
    ['a pull request of Kairos', '#4232', [['kairos', 'v4.2.0', ['v4.2.0']]]],
    [
      'a pull request of a component, with the Kairos that contains it',
      'kairos-agent#900',
      [['kairos-agent', 'v2.24.10', ['v3.5.8']]],
    ],
    ['a number without its URL', '#3756', [['kairos', 'v3.5.8', ['v3.5.8']]]],
    ['a commit by its first digits', '63225cb', [['kairos', 'v3.5.8', ['v3.5.8']]]],
    ['the beginning of a number', '#423', []],
    ['a number of another repository', 'kairos#77', []],
    [
      'a number that Kairos’ notes state of a component',
      'immucore#77',
      [['kairos', 'v4.2.0', ['v4.2.0']]],
    ],
  ])('finds %s', (_what, text, expected) => {
    expect(
      find(text)?.map(({ component, tag, containedIn }) => [component, tag, containedIn]),
    ).toEqual(expected);
  });
});
