import { describe, expect, it } from 'vitest';

import { STATUS } from '@/lib/site/model/site-status.fixture';

import { statusMarkdown } from './status-markdown';

describe('statusMarkdown', () => {
  it('shows the rate limit and a row for each resource', () => {
    const text = statusMarkdown(STATUS);
    expect(text).toContain('12 of 60 requests until 23 Nov 2026, 12:40 UTC');
    expect(text).toContain('| Repository kairos-io/kairos-init | stale |');
  });

  it('has what visitors opened in a separate table, without a state', () => {
    const [resource] = STATUS.resources;
    if (resource === undefined) throw new Error('The fixture has a resource.');
    const opened = { ...resource, key: 'x', words: 'Runs for nope', isBuiltIn: false };
    const [builtIn = '', visitors = ''] = statusMarkdown({
      ...STATUS,
      resources: [resource, opened],
    }).split('## Opened by visitors');
    expect(builtIn).not.toContain('Runs for nope');
    expect(visitors).toContain('| Resource | Last success | Failure |');
    expect(visitors).toContain('| Runs for nope | ');
  });
});
