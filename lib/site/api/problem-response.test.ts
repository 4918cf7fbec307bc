import { describe, expect, it } from 'vitest';

import { problemResponse } from './problem-response';

const NOT_KNOWN = { status: 503, title: 'Not known yet', detail: 'Later.' };

describe('problemResponse', () => {
  it('has the members of RFC 9457 and no others where there is nothing to add', () => {
    expect(problemResponse({ ...NOT_KNOWN, retryAt: null })).toEqual({
      type: 'about:blank',
      ...NOT_KNOWN,
    });
  });

  it.each([
    ['the time of the next attempt', { retryAt: '2026-11-23T10:00:00Z' }],
    ['each wrong field', { problems: [{ field: 'name', message: 'It is empty.' }] as const }],
  ])('adds %s', (_what, added) => {
    expect(problemResponse({ ...NOT_KNOWN, ...added })).toMatchObject(added);
  });
});
