import { describe, expect, it } from 'vitest';

import { codeBlock, inlineCode } from './markdown-code';

describe('inlineCode', () => {
  it.each([
    ['text is between backticks', 'v4.2.0', '`v4.2.0`'],
    ['a backtick within needs two around', 'a`b', '``a`b``'],
    ['a backtick at an end needs a blank', '`a', '`` `a ``'],
    ['a line break becomes a blank', 'a\nb', '`a b`'],
  ])('%s', (_, text, code) => {
    expect(inlineCode(text)).toBe(code);
  });
});

describe('codeBlock', () => {
  it('has a fence that its text cannot close', () => {
    expect(codeBlock('sh', 'echo\n```\n')).toBe('````sh\necho\n```\n````\n');
  });
});
