import { describe, expect, it } from 'vitest';

import { isOnGithub, resolveImage, resolveLink } from './resolve-url';

const origin = { repository: { owner: 'kairos-io', name: 'kairos' }, tag: 'v4.2.0' };
const FILES = 'https://github.com/kairos-io/kairos/blob/v4.2.0/';

describe('resolveLink', () => {
  it.each([
    ['docs/a.md', `${FILES}docs/a.md`],
    ['/docs/a.md', `${FILES}docs/a.md`],
    ['./a.md?plain=1#L3', `${FILES}a.md?plain=1#L3`],
    ['../../issues/5', 'https://github.com/kairos-io/kairos/issues/5'],
    ['../../../../../../../x', 'https://github.com/x'],
    ['//kairos.io/x', 'https://kairos.io/x'],
    ['https://kairos.io/x y', 'https://kairos.io/x%20y'],
    ['mailto:a@kairos.io', 'mailto:a@kairos.io'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://[', null],
    [`https://kairos.io/${'a'.repeat(5000)}`, null],
  ])('resolves %s', (url, resolved) => {
    expect(resolveLink(url, origin)).toBe(resolved);
  });

  it('encodes a tag except its slashes', () => {
    expect(resolveLink('a', { ...origin, tag: 'rel/v1 #2' })).toBe(
      'https://github.com/kairos-io/kairos/blob/rel/v1%20%232/a',
    );
  });
});

describe('resolveImage', () => {
  it.each([
    ['img/a.png', 'https://raw.githubusercontent.com/kairos-io/kairos/v4.2.0/img/a.png'],
    ['https://elsewhere.example/a.png', 'https://elsewhere.example/a.png'],
    ['data:image/png;base64,AAAA', null],
    ['mailto:a@b', null],
  ])('resolves %s', (url, resolved) => {
    expect(resolveImage(url, origin)).toBe(resolved);
  });
});

describe('isOnGithub', () => {
  it.each([
    ['https://github.com/a', true],
    ['https://user-images.githubusercontent.com/a', true],
    ['http://github.com/a', false],
    ['https://github.com:8443/a', false],
    ['https://a@github.com/a', false],
    ['https://githubusercontent.com.elsewhere.example/a', false],
    ['https://notgithubusercontent.com/a', false],
    ['https://gist.github.com.example/a', false],
  ])('is for %s: %s', (url, isGithub) => {
    expect(isOnGithub(url)).toBe(isGithub);
  });
});
