import { describe, expect, it } from 'vitest';

import { readBody } from './read-body';

const post = (body: BodyInit) =>
  new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' } as RequestInit);

describe('readBody', () => {
  it('reads a body up to the limit, and refuses one byte more', async () => {
    expect(String(await readBody(post('four'), 4))).toBe('four');
    expect(await readBody(post('fives'), 4)).toBe('too-large');
  });

  it('is empty without a body', async () => {
    expect(String(await readBody(new Request('http://127.0.0.1/'), 4))).toBe('');
  });

  it('says where a body broke off', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new Error('gone')),
    });
    expect(await readBody(post(broken), 4)).toBe('broken-off');
  });
});
