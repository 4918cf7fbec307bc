import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findComponent } from '@/lib/names/catalog/find-component';
import { createGitHub } from '@/lib/upstream/github/client';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { findRepository } from '@/stand-in/world';

import { certificateResource } from './certificate-resource';

let standIn: StandIn;

beforeEach(async () => {
  standIn = await startStandIn(kairosWorld());
});

afterEach(() => standIn.close());

const kairos = findComponent('kairos');

function assetOf(tag: string, ending: string) {
  const { releases = [] } = findRepository(standIn.world, 'kairos-io/kairos') ?? {};
  const assets = releases.find((release) => release.tag === tag)?.assets ?? [];
  const asset = assets.find(({ name }) => name.endsWith(ending));
  if (asset === undefined) throw new Error(`no ${ending} in ${tag}`);
  return asset;
}

async function read(asset: { readonly id: number; readonly name: string }) {
  if (kairos === null) throw new Error('no kairos');
  const resource = certificateResource(kairos, asset);
  const fetched = await resource.fetch(createGitHub({ apiUrl: standIn.url }), null);
  if (fetched.ok && fetched.value.kind === 'changed') {
    expect(resource.schema.parse(fetched.value.value)).toEqual(fetched.value.value);
  }
  return fetched;
}

describe('a certificate of a release', () => {
  it.each([
    ['v2.3.1', '.iso.sha256.pem', 'release.yaml@refs/tags/v2.3.1', null],
    ['v3.3.6', '.iso.sha256.pem', '@refs/tags/v3.3.6', null],
    ['v3.7.2', '.iso.sha256.bundle', 'reusable-factory.yaml@', 'cosign'],
    ['v4.3.0', '.iso.sha256.bundle', 'reusable-factory.yaml@refs/tags/v4.3.0', 'sigstore'],
  ])('of %s is read from its %s', async (tag, ending, subject, bundle) => {
    expect(await read(assetOf(tag, ending))).toMatchObject({
      ok: true,
      value: {
        kind: 'changed',
        value: {
          subjectAlternativeName: expect.stringContaining(subject),
          issuer: 'https://token.actions.githubusercontent.com',
          bundle,
        },
      },
    });
  });

  it('that is none says so', async () => {
    expect(await read(assetOf('v3.7.2', '.iso.sha256'))).toMatchObject({
      ok: false,
      failure: { kind: 'unreadable' },
    });
  });

  it('that is not there says so', async () => {
    expect(await read({ id: 1, name: 'x.pem' })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found', what: 'certificate' },
    });
  });
});
