import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { VerificationRequest } from '@/lib/releases/verification/model';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';
import { createSigstore } from '@/lib/upstream/signatures/sigstore.fixture';
import type { Trust } from '@/lib/upstream/signatures/trust';
import { attachByReference, attachByTag, pushImage } from '@/stand-in/registry/push-image';
import { inPlaceOfQuay, startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { emptyImageWorld } from '@/stand-in/registry/world';

import { imageReports } from './image-reports';
import type { ReadRecord } from './image-verdicts';
import { prepareStandIn } from './stand-in.fixture';

prepareStandIn();

const repository = 'kairos/hadron';
const AT = 1_700_000_000;

let quay: StandInRegistry;
let trust: Trust;
const digests = new Map<string, string>();

beforeAll(async () => {
  const sigstore = await createSigstore();
  ({ trust } = sigstore);
  const world = emptyImageWorld();
  const push = (tag: string) => {
    const image = pushImage(world, { repository, tag, at: AT });
    digests.set(tag, image.index.digest);
    return image;
  };
  push('unsigned');
  for (const [tag, claims] of [
    ['signed', {}],
    ['of-a-fork', { repository: 'someone/kairos' }],
  ] as const) {
    const image = push(tag);
    const { annotations } = await sigstore.imageLayer(image.index.digest, claims);
    attachByTag(image, 'signature', AT + 60, annotations);
  }
  const attested = push('attested');
  const bundle = await sigstore.statementBundle(attested.index.digest.slice(7), {
    predicateType: 'https://spdx.dev/Document',
  });
  attachByReference(attested, AT + 60, { hasFallbackTag: true, bundle });
  const copied = push('signature-of-another');
  const other = await sigstore.imageLayer(digests.get('signed') ?? '');
  attachByTag(copied, 'signature', AT + 60, other.annotations);
  quay = await startRegistry(world);
  vi.stubEnv('REGISTRIES', inPlaceOfQuay(quay));
});

afterAll(() => quay.close());

const REQUEST: VerificationRequest = {
  componentId: 'kairos',
  tag: 'v3.5.0',
  variant: 'standard',
  arch: 'amd64',
  model: 'generic',
  trustedBoot: false,
  assetNames: [],
  fileName: null,
  imageReference: null,
  certificate: null,
};

const ofFile = (request: VerificationRequest) =>
  ({ ...request, tag: 'v3.3.6', variant: 'core' }) as const;

async function kindsOf(tag: string, request: VerificationRequest | null, root?: Trust) {
  const upstream = await siteUpstream();
  const read: ReadRecord = async (resource) =>
    (await upstream.read(resource, { waitMs: 5000 })).cached?.value ?? null;
  const digest = digests.get(tag) ?? '';
  const reports = await imageReports(
    { registry: 'quay.io', repository, digest, request },
    read,
    root,
  );
  return reports?.map(({ of, verdict }) => `${of}: ${verdict.kind}`) ?? null;
}

describe('the reports about an image', () => {
  it.each<readonly [string, string, VerificationRequest | null, readonly string[]]>([
    ['verified where the rule of the version is met', 'signed', REQUEST, ['image: verified']],
    [
      'another identity for a run of another repository',
      'of-a-fork',
      REQUEST,
      ['image: other-identity'],
    ],
    [
      'another identity for another version',
      'signed',
      { ...REQUEST, tag: 'v3.5.1' },
      ['image: other-identity'],
    ],
    ['without a rule for an image of no release', 'signed', null, ['image: no-rule']],
    ['none where nothing is attached', 'unsigned', REQUEST, ['image: none']],
    [
      'invalid for the signature of another image',
      'signature-of-another',
      REQUEST,
      ['image: invalid'],
    ],
    [
      'both where an image has only an attestation and its rule requires a signature',
      'attested',
      REQUEST,
      ['image: none', 'image-attestation: verified'],
    ],
    [
      'the attestation alone where the rule requires no signature',
      'unsigned',
      ofFile(REQUEST),
      ['image-attestation: none'],
    ],
  ])('say %s', async (_, tag, request, kinds) => {
    expect(await kindsOf(tag, request, trust)).toEqual(kinds);
  });

  it('do not call a signature invalid whose authority the trusted root of Sigstore does not contain', async () => {
    expect(await kindsOf('signed', REQUEST)).toEqual(['image: unknown-trust']);
  });
});
