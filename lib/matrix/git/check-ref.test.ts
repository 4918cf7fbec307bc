import { describe, expect, it } from 'vitest';

import { checkRef, isCommitLike, isSameCommit, isWholeCommit } from './check-ref';

describe('checkRef', () => {
  it.each([
    'main',
    'v4.3.0',
    'feature/riscv64',
    'renovate/ubuntu-24.x',
    '63225cba1',
    'a@b',
    'zweig-ä',
    'a.lockstep',
    'x'.repeat(200),
  ])('allows %s', (ref) => {
    expect(checkRef(ref)).toBeNull();
  });

  it.each([
    ['', /may not be empty/],
    ['-main', /may not begin with “-” or “\/” \(character 1\)/],
    ['/main', /may not begin with/],
    ['a..b', /may not contain “\.\.” \(character 2\)/],
    ['a b', /blanks or control characters \(character 2\)/],
    ['a\u0000b', /blanks or control characters/],
    ['a\nb', /blanks or control characters/],
    ['main~1', /may not contain any of ~ .+ \(character 5\)/],
    ['main^', /may not contain any of/],
    ['a:b', /may not contain any of/],
    ['a?b', /may not contain any of/],
    ['a*', /may not contain any of/],
    ['a[b', /may not contain any of/],
    ['a\\b', /may not contain any of/],
    ['a@{1}', /may not contain “@\{”/],
    ['@', /may not be only “@”/],
    ['a//b', /may not contain “\/\/”/],
    ['a/.b', /no part that begins with “\.”/],
    ['.a', /no part that begins with “\.”/],
    ['a.lock', /no part that ends with “\.lock”/],
    ['a.lock/b', /no part that ends with “\.lock”/],
    ['a/', /may not end with/],
    ['a.', /may not end with/],
    ['a\ud800', /well-formed/],
    ['x'.repeat(201), /at most 200 characters; this has 201/],
  ])('refuses %j with the position', (ref, sentence) => {
    expect(checkRef(ref)).toMatch(sentence);
  });
});

describe('commits', () => {
  it('are recognised by their hexadecimal digits', () => {
    expect(isCommitLike('63225cb')).toBe(true);
    expect(isCommitLike('63225c')).toBe(false);
    expect(isCommitLike('main')).toBe(false);
    expect(isWholeCommit('011abc46aa14aa228be0df9b4ea4b4e95531aa40')).toBe(true);
    expect(isWholeCommit('011abc46')).toBe(false);
  });

  it('are the same when one abbreviates the other', () => {
    expect(isSameCommit('011ABC46', '011abc46aa14aa228be0df9b4ea4b4e95531aa40')).toBe(true);
    expect(isSameCommit('011abc46a', '011abc46b')).toBe(false);
    expect(isSameCommit('main', 'main')).toBe(false);
  });
});
