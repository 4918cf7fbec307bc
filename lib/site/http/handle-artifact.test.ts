import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { handleArtifact } from './handle-artifact';

prepareStandIn();

const request = (query: string) => new Request(`http://127.0.0.1/?${query}`);

describe('handleArtifact', () => {
  it('responds with names and evidence', async () => {
    const response = await handleArtifact(
      request('flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0'),
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ era: 'E5', published: { state: 'published' } });
  });

  it('refuses what cannot be named, field by field', async () => {
    const response = await handleArtifact(request('base=ubuntu:24.04&version=1'));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problems: [{ field: 'version' }] });
  });
});
