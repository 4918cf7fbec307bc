import { describe, expect, it } from 'vitest';

import { parseQuota } from './parse-quota';

const NOW = new Date('2026-11-23T10:00:00Z');
const RESET = '2026-11-23T10:30:00.000Z';

const read = (changes: Readonly<Record<string, string | undefined>>) => {
  const headers = {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '59',
    'x-ratelimit-reset': String(Date.parse(RESET) / 1000),
    ...changes,
  };
  const sent = Object.entries(headers).filter((each): each is [string, string] => Boolean(each[1]));
  return parseQuota(new Headers(sent), NOW);
};

describe('parseQuota', () => {
  it('reads the rate limit of the core API', () => {
    const quota = { limit: 60, remaining: 59, resetsAt: RESET };
    expect(read({})).toEqual(quota);
    expect(read({ 'x-ratelimit-resource': 'core' })).toEqual(quota);
  });

  it.each([
    ['the limit of another resource', { 'x-ratelimit-resource': 'search' }],
    ['a limit of nothing', { 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '0' }],
    ['more left than the limit has', { 'x-ratelimit-remaining': '61' }],
    ['a negative rest', { 'x-ratelimit-remaining': '-1' }],
    ['a rest of more digits than any limit', { 'x-ratelimit-remaining': '9'.repeat(12) }],
    ['a word', { 'x-ratelimit-limit': 'many' }],
    ['a missing rest', { 'x-ratelimit-remaining': undefined }],
    ['a missing limit', { 'x-ratelimit-limit': undefined }],
    ['a missing reset', { 'x-ratelimit-reset': undefined }],
  ])('is none: %s', (_what, changes) => {
    expect(read(changes)).toBeNull();
  });
});
