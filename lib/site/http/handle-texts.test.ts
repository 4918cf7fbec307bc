import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import {
  handleApiMarkdown,
  handleImagesMarkdown,
  handleVerifyMarkdown,
  handleWhatIfMarkdown,
} from './handle-texts';

prepareStandIn();

function request(query = '', accept = '*/*'): Request {
  return new Request(`https://matrix.example.org/${query}`, { headers: { accept } });
}

describe('the pages that are only texts', () => {
  it('are Markdown, and plain text where that is preferred', () => {
    expect(handleApiMarkdown(request()).headers.get('content-type')).toBe(
      'text/markdown; charset=utf-8',
    );
    expect(handleApiMarkdown(request('', 'text/plain')).headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
  });

  it('say how to send a workflow, as Markdown and as JSON', async () => {
    const text = await handleWhatIfMarkdown(request()).text();
    expect(text).toContain('# What a workflow would test\n');
    expect(text).toMatch(/\/api\/v1\/matrix\/what-if' --data-urlencode workflow@test\.yml/);
    expect(text).toMatch(/\/api\/v1\/matrix\/what-if\?source=kairos-init' --data-binary/);
    expect(text).toContain('`source` is `kairos-init` or `kairos`.');
  });

  it('say that no registry is configured', async () => {
    const text = await (await handleImagesMarkdown(request())).text();
    expect(text).toContain('No image is listed: ');
  });

  it('explain an error of cosign from the parameters', async () => {
    const query = '?error=no+matching+signatures&release=v4.2.0';
    const text = await (await handleVerifyMarkdown(request(query))).text();
    expect(text).toContain('## Cause\n');
    expect(text).toMatch(/of release v4\.2\.0\n/);
  });
});
