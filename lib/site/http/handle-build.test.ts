import { beforeAll, describe, expect, it } from 'vitest';

import { prepareStandIn, untilListsAreWhole } from '@/lib/site/load/stand-in.fixture';

import { handleBuild } from './handle-build';

prepareStandIn({ SITE_URL: 'https://matrix.example.org' });

beforeAll(untilListsAreWhole, 60_000);

const read = async (query: string) =>
  (await handleBuild(new Request(`http://127.0.0.1/build.md?${query}`))).text();

describe('handleBuild', () => {
  it('has the reference, its state and the commands of an image', async () => {
    const text = await read('flavor=hadron&flavorRelease=v0.5.1&version=v4.3.0');
    expect(text).toMatch(/^# `v0\.5\.1-core-amd64-generic-v4\.3\.0`$/m);
    expect(text).toContain('quay.io/kairos/hadron:v0.5.1-core-amd64-generic-v4.3.0');
    expect(text).toContain('- Image: exists.');
    expect(text).toMatch(/^docker pull /m);
    expect(text).toContain('<https://matrix.example.org/build?');
  });

  it('says of an empty form that it is the example', async () => {
    expect(await read('')).toContain('Example: the latest official image.');
  });

  it('has the problems of a form without a name, each with its field', async () => {
    const text = await read('base=ubuntu:24.04&version=1');
    expect(text).toMatch(/^# Build$/m);
    expect(text).toMatch(/^- error, version: /m);
    expect(text).not.toContain('## Commands');
  });
});
