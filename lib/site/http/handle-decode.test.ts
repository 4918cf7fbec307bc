import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleDecode } from './handle-decode';

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
