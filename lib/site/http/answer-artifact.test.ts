import { describe, expect, it } from 'vitest';

import { prepareStandIn } from '@/lib/site/load/stand-in.fixture';

import { answerArtifact, answerDecode } from './answer-artifact';

prepareStandIn();

const request = (query: string) => new Request(`http://127.0.0.1/?${query}`);

describe('answerArtifact', () => {
  it('answers with names and evidence', async () => {
    const response = await answerArtifact(
      request('flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0'),
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ era: 'E5', published: { state: 'published' } });
  });

  it('refuses what cannot be named, field by field', async () => {
    const response = await answerArtifact(request('base=ubuntu:24.04&version=1'));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ problems: [{ field: 'version' }] });
  });
});

describe('answerDecode', () => {
  it('answers with the parts of a name', async () => {
    const response = answerDecode(request('name=24.04-core-amd64-generic-v3.5.0'));
    expect(await response.json()).toMatchObject({ kind: 'image', parts: { variant: 'core' } });
  });

  it.each(['', 'name='])('refuses “%s”', (query) => {
    expect(answerDecode(request(query)).status).toBe(422);
  });
});
