import { describe, expect, it } from 'vitest';

import { API_OPERATIONS } from '@/lib/site/api/operations';

import { apiMarkdown } from './api-markdown';

const text = apiMarkdown('https://matrix.example.org');

describe('apiMarkdown', () => {
  it('describes every path, with its method', () => {
    const headings = text.split('\n').filter((line) => /^## (?:GET|POST) /.test(line));
    expect(headings.map((line) => line.split(' ')[2])).toEqual(
      API_OPERATIONS.map(({ path }) => path),
    );
  });

  it('has requests that can be copied, fields and changes', () => {
    expect(text).toContain("curl -fsS 'https://matrix.example.org/api/v1/upgrade?from=v3.5.4'");
    expect(text).toContain('| cautions | What to know before, the gravest first |');
    expect(text).toContain('- 2026-11-23: First version of v1.');
  });
});
