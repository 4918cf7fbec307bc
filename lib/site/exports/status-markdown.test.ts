import { describe, expect, it } from 'vitest';

import { STATUS } from '@/lib/site/model/site-status.fixture';

import { statusMarkdown } from './status-markdown';

describe('statusMarkdown', () => {
  it('shows the rate limit and a row for each resource', () => {
    const text = statusMarkdown(STATUS);
    expect(text).toContain('12 of 60 requests until 23 Nov 2026, 12:40 UTC');
    expect(text).toContain('| Repository kairos-io/kairos-init | stale |');
  });
});
