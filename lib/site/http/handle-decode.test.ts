import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleDecode, handleDecodeMarkdown } from './handle-decode';

prepareStandIn();

const request = (query: string) => new Request(`http://127.0.0.1/?${query}`);

describe('handleDecode', () => {
  it('responds with the parts of a name', async () => {
    const response = await handleDecode(request('name=24.04-core-amd64-generic-v3.5.0'));
    expect(await response.json()).toMatchObject({ kind: 'image', parts: { variant: 'core' } });
  });

  it.each(['', 'name='])('refuses the query “%s”', async (query) => {
    expect((await handleDecode(request(query))).status).toBe(422);
  });
});

describe('handleDecodeMarkdown', () => {
  const read = async (query: string) => (await handleDecodeMarkdown(request(query))).text();

  it('says what a name is in the heading, and then its parts', async () => {
    const text = await read('name=24.04-core-amd64-generic-v3.5.0');
    expect(text).toMatch(/^# Kairos v3\.5\.0 · .*core · amd64/);
    expect(text).toContain('| variant | core |');
  });

  it('says how to use it without a name', async () => {
    expect(await read('')).toContain('`name`');
  });

  it('keeps pasted Markdown and HTML text', async () => {
    const text = await read(`name=${encodeURIComponent('<b>x</b> `[a](http://e.example)`')}`);
    expect(text.replaceAll(/`+[^`]*`+/g, '')).not.toMatch(/(?<!\\)<b>|(?<!\\)\[a\]\(/);
  });

  it('is plain text where that is requested', async () => {
    const plain = new Request('http://127.0.0.1/?name=v4.2.0', {
      headers: { accept: 'text/plain' },
    });
    const types = [plain, request('name=v4.2.0')].map(async (each) =>
      (await handleDecodeMarkdown(each)).headers.get('content-type'),
    );
    expect(await Promise.all(types)).toEqual([
      'text/plain; charset=utf-8',
      'text/markdown; charset=utf-8',
    ]);
  });
});
