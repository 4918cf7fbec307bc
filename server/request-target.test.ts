import { describe, expect, it } from 'vitest';

import { readTarget } from './request-target.mjs';

describe('readTarget', () => {
  it.each([
    ['/', '/', '/'],
    ['/a?b=c', '/a', '/a?b=c'],
    ['/?arch=[&q=%', '/', '/?arch=[&q=%'],
    ['/a%20b/%E6%BC%A2', '/a%20b/%E6%BC%A2', '/a%20b/%E6%BC%A2'],
    ['/a/%25zz', '/a/%25zz', '/a/%25zz'],
    ['/a/..%252f', '/a/..%252f', '/a/..%252f'],
    ['/a/...', '/a/...', '/a/...'],
    ['/a/..b', '/a/..b', '/a/..b'],
    ['http://example.org/status?a', '/status', '/status?a'],
    ['HTTPS://example.org', '/', '/'],
    ['http://example.org?a', '/', '/?a'],
  ])('%s is for the path %s and the URL %s', (target, path, url) => {
    expect(readTarget(target)).toEqual({ kind: 'page', path, url, redirect: null });
  });

  it('* is for the server itself', () => {
    expect(readTarget('*')).toEqual({ kind: 'server' });
  });

  it.each([
    '',
    'status',
    'example.org:443',
    'ftp://example.org/',
    '/a#b',
    '/?a#b',
    '/a b',
    '/a\t',
    '/ä',
    '/?q=ä',
    '/%',
    '/%zz',
    '/a/%E0%A4%A',
    '/a/%ff',
    '/a/%C0%AE',
    '/a/%ED%A0%80',
    '/a/%00',
    '/a/%0d%0aset-cookie:x',
    '/a/%7f',
    '/a/./b',
    '/a/../b',
    '/a/..',
    '/a/%2e%2E/b',
    '/a/.%2e',
    '/api/webhooks/..\\..\\build',
    'http://example.org/../a',
    'http://',
    'http:///status',
    'https://?a',
    'http:/status',
    'ws://example.org/status',
  ])('%j is refused', (target) => {
    expect(readTarget(target)).toEqual({
      kind: 'malformed',
      failure: expect.stringMatching(/\.$/),
    });
  });

  it.each([
    ['/a/', '/a'],
    ['//', '/'],
    ['//example.org/a', '/example.org/a'],
    ['///example.org//', '/example.org'],
    ['/a//b/?c=//d', '/a/b?c=//d'],
    ['http://x//example.org/', '/example.org'],
  ])('%s is written %s', (target, redirect) => {
    expect(readTarget(target)).toMatchObject({ kind: 'page', redirect });
  });
});
