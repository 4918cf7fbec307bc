import { describe, expect, it } from 'vitest';

import { explainCosignError } from '@/lib/evidence/cosign-errors/explain';
import type { VerifyPageData } from '@/lib/site/model/verify-page';

import { verifyMarkdown } from './verify-markdown';

const ORIGIN = 'https://matrix.example.org';

function pageOf(error: string, refusal: string | null = null): VerifyPageData {
  const explanation =
    error === '' ? null : explainCosignError({ text: error, command: '', release: null });
  return { error, command: '', release: '', isCut: false, artifact: null, refusal, explanation };
}

describe('verifyMarkdown', () => {
  it('explains the error, and says what is missing for a command', () => {
    const text = verifyMarkdown(pageOf('Error: no matching signatures'), ORIGIN);
    expect(text).toContain('## Cause\n');
    expect(text).toMatch(/^- .+\n {2}- To check: .+\n {2}- What to do: .+/m);
    expect(text).toContain('Give its tag as `release`.');
  });

  it('says which parameters it takes without any', () => {
    expect(verifyMarkdown(pageOf(''), ORIGIN)).toContain(`${ORIGIN}/verify.md?error=`);
  });

  it('keeps what a visitor wrote text', () => {
    const refusal = 'Kairos has no release <b>: give its tag, e.g. v4.2.0.';
    expect(verifyMarkdown(pageOf('', refusal), ORIGIN)).not.toContain('<b>');
  });
});
