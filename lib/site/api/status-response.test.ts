import { describe, expect, it } from 'vitest';

import { STATUS } from '@/lib/site/model/site-status.fixture';

import { statusResponse } from './status-response';

describe('statusResponse', () => {
  it('words failures and leaves out where files are stored', () => {
    const response = statusResponse(STATUS);
    expect(response.resources[0]?.failure).toEqual({
      kind: 'unavailable',
      status: 503,
      message: 'GitHub responded with an error (503).',
    });
    expect(JSON.stringify(response)).not.toContain('/srv/data');
  });
});
