import { describe, expect, it } from 'vitest';

import { unbuilt } from '@/lib/site/model/build-page.fixture';

import { buildMarkdown } from './build-markdown';

describe('buildMarkdown', () => {
  it('keeps what was typed text', () => {
    const text = buildMarkdown(unbuilt({ version: 'x' }, 1));
    expect(text).toContain('- error, version: “\\<b\\>0” is not a version.');
    expect(text).not.toContain('<b>');
  });
});
