import { describe, expect, it } from 'vitest';

import { STATUS } from '@/lib/site/model/site-status.fixture';

import { statusAnswer } from './status-answer';

describe('statusAnswer', () => {
  it('words failures and keeps to itself where files lie', () => {
    const answer = statusAnswer(STATUS);
    expect(answer.resources[0]?.failure).toEqual({
      kind: 'unavailable',
      status: 503,
      message: 'GitHub answered with an error (503).',
    });
    expect(JSON.stringify(answer)).not.toContain('/srv/data');
  });
});
