import { createHash } from 'node:crypto';

import { z } from 'zod';

import { addStandardImages, IMAGE_REPOSITORIES, IMAGE_TAGS, kairosImages } from './kairos-images';
import { createMockAuthority, type MockAuthority } from './mock-authority';
import { attachByReference, attachByTag, signedPayload, type AttachTo } from './push-image';
import { imageRepository, type ImageWorld } from './world';

const IN_TOTO = 'application/vnd.in-toto+json';

/**
 * The images of Kairos with signatures of a mock authority in place of the placeholders: of cosign 2 under the
 * `.sig` tag of one image, and of cosign 3 as a bundle that refers to another.
 */
export async function signedImages(world = addStandardImages(kairosImages())): Promise<ImageWorld> {
  const authority = await createMockAuthority();
  const byTag = pushedImage(world, IMAGE_TAGS.signed);
  const payload = Buffer.from(JSON.stringify(signedPayload(byTag)));
  const annotations = await signLayer(authority, payload, 'v4.2.0');
  attachByTag(byTag, 'signature', byTag.at + 120, annotations);
  const byReference = pushedImage(world, IMAGE_TAGS.latest);
  removePlaceholders(byReference);
  const bundle = await signStatement(authority, byReference.index.digest.slice(7), 'v4.3.0');
  attachByReference(byReference, byReference.at + 120, { hasFallbackTag: true, bundle });
  return world;
}

function pushedImage(world: ImageWorld, tag: string): AttachTo & { readonly at: number } {
  const repository = imageRepository(world, IMAGE_REPOSITORIES.hadron);
  const pushed = repository.tags.find(({ name, until }) => name === tag && until === null);
  const manifest = pushed && repository.manifests.get(pushed.digest);
  if (pushed === undefined || manifest === undefined) throw new Error(`There is no image ${tag}.`);
  const { mediaType, bytes } = manifest;
  const index = { digest: pushed.digest, mediaType, size: bytes.length };
  return { repository, index, at: pushed.from };
}

const referring = z.object({ subject: z.object({ digest: z.string() }) });

function removePlaceholders({ repository: { manifests }, index }: AttachTo): void {
  for (const [digest, { bytes }] of manifests) {
    const read = referring.safeParse(JSON.parse(bytes.toString('utf8')));
    if (read.success && read.data.subject.digest === index.digest) manifests.delete(digest);
  }
}

/** What cosign 2 writes into the annotations of the layer that it signs. */
async function signLayer(authority: MockAuthority, payload: Buffer, version: string) {
  const { signature, certificate } = await authority.sign(payload, version);
  const value = createHash('sha256').update(payload).digest('hex');
  const publicKey = { content: Buffer.from(certificate).toString('base64') };
  const { body, integratedTime, logID, logIndex, verification } = await authority.record({
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash: { algorithm: 'sha256', value } },
      signature: { content: signature.toString('base64'), publicKey },
    },
  });
  return {
    'dev.cosignproject.cosign/signature': signature.toString('base64'),
    'dev.sigstore.cosign/certificate': certificate,
    'dev.sigstore.cosign/bundle': JSON.stringify({
      SignedEntryTimestamp: verification.signedEntryTimestamp,
      Payload: { body, integratedTime, logIndex, logID },
    }),
  };
}

/** A statement about an image as cosign 3 signs it: a bundle with everything that verifies it. */
async function signStatement(authority: MockAuthority, sha256: string, version: string) {
  const payload = Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ digest: { sha256 } }],
      predicateType: 'https://sigstore.dev/cosign/sign/v1',
      predicate: {},
    }),
  );
  const head = `DSSEv1 ${IN_TOTO.length} ${IN_TOTO} ${payload.length} `;
  const { signature, certificate } = await authority.sign(
    Buffer.concat([Buffer.from(head), payload]),
    version,
  );
  const sig = signature.toString('base64');
  const value = createHash('sha256').update(payload).digest('hex');
  const publicKey = Buffer.from(certificate).toString('base64');
  const { body, integratedTime, logID, logIndex, verification } = await authority.record({
    apiVersion: '0.0.2',
    kind: 'intoto',
    spec: {
      content: {
        envelope: {
          payloadType: IN_TOTO,
          signatures: [{ sig: Buffer.from(sig).toString('base64'), publicKey }],
        },
        payloadHash: { algorithm: 'sha256', value },
      },
    },
  });
  const { signedEntryTimestamp, inclusionProof: proof } = verification;
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: certificate.replaceAll(/-----[^-]+-----|\s/g, '') },
      tlogEntries: [
        {
          logIndex: String(logIndex),
          logId: { keyId: base64OfHex(logID) },
          kindVersion: { kind: 'intoto', version: '0.0.2' },
          integratedTime: String(integratedTime),
          inclusionPromise: { signedEntryTimestamp },
          inclusionProof: {
            logIndex: String(proof.logIndex),
            treeSize: String(proof.treeSize),
            rootHash: base64OfHex(proof.rootHash),
            hashes: [],
            checkpoint: { envelope: proof.checkpoint },
          },
          canonicalizedBody: body,
        },
      ],
    },
    dsseEnvelope: {
      payload: payload.toString('base64'),
      payloadType: IN_TOTO,
      signatures: [{ sig }],
    },
  };
}

function base64OfHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}
