import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { judgeSignatures } from '@/lib/evidence/signatures/judge-signatures';
import { findComponent } from '@/lib/names/catalog/find-component';
import type { ImageReferrer } from '@/lib/releases/images/model';
import { createGitHub } from '@/lib/upstream/github/client';
import { clientAt } from '@/lib/upstream/registry/registry.fixture';
import { createSigstore, EXPECTED } from '@/lib/upstream/signatures/sigstore.fixture';
import { bundledTrust } from '@/lib/upstream/signatures/trust';
import { startStandIn, type StandIn } from '@/stand-in/github';
import { kairosWorld } from '@/stand-in/kairos-world';
import { kairosImages } from '@/stand-in/registry/kairos-images';
import { startRegistry, type StandInRegistry } from '@/stand-in/registry/server';
import { imageRepository, putBlob } from '@/stand-in/registry/world';
import { findRepository } from '@/stand-in/world';

import { fileSignatureResource } from './file-signature-resource';
import { imageSignatureResource } from './image-signature-resource';

const sigstore = await createSigstore();
const { trust } = sigstore;
const kairos = findComponent('kairos');

describe('the signature of a checksum file', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await startStandIn(kairosWorld());
  });
  afterEach(() => standIn.close());

  function assetOf(ending: string) {
    const { releases = [] } = findRepository(standIn.world, 'kairos-io/kairos') ?? {};
    const assets = releases.find(({ tag }) => tag === 'v4.2.0')?.assets ?? [];
    const asset = assets.find(({ name }) => name.endsWith(`.iso.sha256${ending}`));
    if (asset === undefined) throw new Error(`no ${ending}`);
    return asset;
  }

  async function read(
    given: { readonly bundle?: boolean; readonly certificate?: boolean },
    root = trust,
  ) {
    if (kairos === null) throw new Error('no kairos');
    const signed = {
      checksum: assetOf(''),
      bundle: given.bundle === true ? assetOf('.bundle') : null,
      signature: assetOf('.sig'),
      certificate: given.certificate === true ? assetOf('.pem') : null,
    };
    const resource = fileSignatureResource(kairos, signed, root);
    const fetched = await resource.fetch(createGitHub({ apiUrl: standIn.url }), null);
    if (!fetched.ok || fetched.value.kind !== 'changed') throw new Error(JSON.stringify(fetched));
    expect(resource.schema.parse(fetched.value.value)).toEqual(fetched.value.value);
    return fetched.value.value;
  }

  it('is verified by its bundle, and its checksums are kept', async () => {
    const body = Buffer.from(`${'a'.repeat(64)} kairos.iso\n`);
    assetOf('').content = body;
    assetOf('.bundle').content = JSON.stringify(await sigstore.cosignJson(body));
    const { signatures, checksums } = await read({ bundle: true });
    expect(judgeSignatures(signatures, EXPECTED).kind).toBe('verified');
    expect(checksums.lines).toEqual([{ sha256: 'a'.repeat(64), fileName: 'kairos.iso' }]);
  });

  it('is of the original bytes, for any encoding', async () => {
    const body = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x0a]);
    assetOf('').content = body;
    assetOf('.bundle').content = JSON.stringify(await sigstore.cosignJson(body));
    const { signatures } = await read({ bundle: true });
    expect(judgeSignatures(signatures, EXPECTED).kind).toBe('verified');
  });

  it('is read from .sig and .pem where there is no bundle', async () => {
    const body = Buffer.from('x');
    const { signature, certificate } = await sigstore.signBytes(body);
    assetOf('').content = body;
    assetOf('.sig').content = signature;
    assetOf('.pem').content = Buffer.from(certificate).toString('base64');
    const { signatures } = await read({ certificate: true });
    expect(judgeSignatures(signatures, EXPECTED).kind).toBe('time-not-proven');
    expect((await read({})).signatures).toMatchObject([{ reason: 'no-certificate' }]);
  });

  it('of the stand-in is of an authority that the trusted root does not contain', async () => {
    const { signatures, checksums } = await read({ bundle: true }, bundledTrust());
    expect(signatures).toMatchObject([{ what: 'certificate-authority' }]);
    expect(checksums.lines).toHaveLength(1);
  });

  it('is checked again with another version of the trusted root', () => {
    if (kairos === null) throw new Error('no kairos');
    const signed = { checksum: assetOf(''), bundle: null, signature: null, certificate: null };
    const versions = [1, 2].map(
      (version) => fileSignatureResource(kairos, signed, { ...trust, version }).schemaVersion,
    );
    expect(versions).toEqual([1, 2]);
  });
});

describe('the signature of an image', () => {
  const repository = 'kairos/signed';
  const hex = '1'.repeat(64);
  const digest = `sha256:${hex}`;
  let quay: StandInRegistry;
  beforeEach(async () => {
    quay = await startRegistry(kairosImages());
  });
  afterEach(() => quay.close());

  function referrer(
    via: ImageReferrer['via'],
    mediaType: string,
    content: Buffer | string,
    annotations: Readonly<Record<string, string>> = {},
  ): ImageReferrer {
    const blob = putBlob(imageRepository(quay.world, repository), mediaType, content);
    const layer = { digest: blob.digest, mediaType, bytes: blob.size, annotations };
    const manifest = { digest: blob.digest, artifactType: null, subject: null, annotations: {} };
    return { via, ...manifest, layers: [layer] };
  }

  async function read(referrers: readonly ImageReferrer[]) {
    const client = clientAt(quay);
    const resource = imageSignatureResource(client, { repository, digest }, referrers, trust);
    const fetched = await resource.fetch(client, null);
    if (!fetched.ok || fetched.value.kind !== 'changed') throw new Error(JSON.stringify(fetched));
    expect(resource.schema.parse(fetched.value.value)).toEqual(fetched.value.value);
    return fetched.value.value;
  }

  const SIMPLE = 'application/vnd.dev.cosign.simplesigning.v1+json';
  const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

  it('is verified in a .sig tag', async () => {
    const { payload, annotations } = await sigstore.imageLayer(digest);
    const found = [referrer('signature', SIMPLE, Buffer.from(payload), annotations)];
    expect(judgeSignatures((await read(found)).signatures, EXPECTED).kind).toBe('verified');
  });

  it('is verified as a referrer, and apart from attestations', async () => {
    const json = await Promise.all([
      sigstore.statementBundle(hex),
      sigstore.statementBundle(hex, { predicateType: 'https://spdx.dev/Document' }),
    ]);
    const found = json.map((each) => referrer('referrers-api', BUNDLE, JSON.stringify(each)));
    const { signatures, attestations } = await read(found);
    expect(signatures).toMatchObject([{ kind: 'good' }]);
    expect(attestations).toMatchObject([{ kind: 'good' }]);
  });

  it('is none where nothing signs, and no request is made', async () => {
    const found = [referrer('sbom', 'text/spdx+json', '{}')];
    expect(await read(found)).toEqual({ signatures: [], attestations: [] });
    expect(quay.requests).toEqual([]);
  });

  it('is another record once a signature is added', async () => {
    const { payload, annotations } = await sigstore.imageLayer(digest);
    const found = [referrer('signature', SIMPLE, Buffer.from(payload), annotations)];
    const client = clientAt(quay);
    const keys = [[], found, found].map(
      (each) => imageSignatureResource(client, { repository, digest }, each, trust).key,
    );
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys[1]).toBe(keys[2]);
  });
});
