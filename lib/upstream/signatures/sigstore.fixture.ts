import { createHash, sign, type KeyObject } from 'node:crypto';

import { bundleToJSON } from '@sigstore/bundle';
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import { HashAlgorithm, PublicKeyDetails } from '@sigstore/protobuf-specs';
import { DSSEBundleBuilder, MessageSignatureBundleBuilder } from '@sigstore/sign';
import type { BundleBuilder, Witness } from '@sigstore/sign';
import { toTrustMaterial } from '@sigstore/verify';
import type { z } from 'zod';

import type { ExpectedSigner } from '@/lib/evidence/signatures/model';
import { mockCertificates, mockEntries, newKeys } from '@/stand-in/registry/mock-wire';

import type { SignatureEvidence } from './evidence';
import type { Trust } from './trust';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** The workflow that signs in the tests, and what the token of its run says. */
export const SUBJECT =
  'https://github.com/kairos-io/kairos/.github/workflows/reusable-release.yaml@refs/tags/v3.5.0';

export const EXPECTED: NonNullable<ExpectedSigner> = {
  subject: { kind: 'exact', value: SUBJECT },
  issuer: 'https://token.actions.githubusercontent.com',
  callerRepository: 'kairos-io/kairos',
};

const CLAIMS = {
  iss: EXPECTED.issuer,
  san: SUBJECT,
  sha: '0123456789abcdef0123456789abcdef01234567',
  repository: 'kairos-io/kairos',
  ref: 'refs/tags/v3.5.0',
  workflow: 'Release',
  run_id: '4711',
  run_attempt: '1',
};

type Claims = Partial<typeof CLAIMS>;

/** A signature with all its parts, for tests to store in any form. */
export type Signed = {
  readonly signature: string;
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: KeyObject;
  readonly publicKey: string;
};

/** Creates a Sigstore in memory: a certificate authority, logs and a timestamp authority, without any network. */
export async function createSigstore() {
  const caKeys = newKeys();
  const ctlog = await initializeCTLog(newKeys());
  const ca = await initializeCA(caKeys, ctlog);
  const tlog = await initializeTLog('https://rekor.example', newKeys());
  const tsaClock = new Date();
  const tsa = await initializeTSA(newKeys(), tsaClock);
  const fulcio = fulcioHandler(ca, { subjectClaim: 'san' });
  const rekor = rekorHandler(tlog);
  const stamp = tsaHandler(tsa);

  const validFor = { start: new Date(Date.now() - YEAR_MS), end: undefined };
  const certChain = (...parts: readonly ArrayBufferView[]) => ({
    certificates: parts.map((part) => ({ rawBytes: bytesOf(part) })),
  });
  const authority = { subject: undefined, uri: '', operator: '', validFor };
  const keyOf = (publicKey: Buffer) => ({
    rawBytes: publicKey,
    keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
    validFor,
  });
  const log = {
    hashAlgorithm: HashAlgorithm.SHA2_256,
    checkpointKeyId: undefined,
    operator: '',
  };
  const trust: Trust = {
    material: toTrustMaterial({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      certificateAuthorities: [{ ...authority, certChain: certChain(ca.rootCertificate) }],
      timestampAuthorities: [
        { ...authority, certChain: certChain(tsa.intCertificate, tsa.rootCertificate) },
      ],
      ctlogs: [
        {
          ...log,
          baseUrl: '',
          logId: { keyId: bytesOf(ctlog.logID) },
          publicKey: keyOf(ctlog.publicKey),
        },
      ],
      tlogs: [
        {
          ...log,
          baseUrl: 'https://rekor.example',
          logId: { keyId: createHash('sha256').update(tlog.publicKey).digest() },
          publicKey: keyOf(tlog.publicKey),
        },
      ],
    }),
    age: { copiedOn: '2026-11-27', expiresAt: '2027-04-22T00:00:00Z' },
    version: 1,
  };

  async function certify(publicKey: string, claims: Claims): Promise<string> {
    const token = ['{}', JSON.stringify({ ...CLAIMS, ...claims }), '']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const request = {
      credentials: { oidcIdentityToken: token },
      publicKeyRequest: { publicKey: { content: publicKey } },
    };
    const response = await fulcio.fn(JSON.stringify(request));
    const { signedCertificateEmbeddedSct } = mockCertificates.parse(JSON.parse(textOf(response)));
    return signedCertificateEmbeddedSct.chain.certificates[0] ?? '';
  }

  async function signBytes(bytes: Uint8Array, claims: Claims = {}): Promise<Signed> {
    const { privateKey, publicKey: key } = newKeys();
    const publicKey = key.export({ type: 'spki', format: 'pem' }).toString();
    return {
      signature: sign('sha256', bytes, privateKey).toString('base64'),
      certificate: await certify(publicKey, claims),
      privateKey,
      publicKey,
    };
  }

  async function record(proposed: object) {
    const response = textOf(await rekor.fn(JSON.stringify(proposed)));
    const [entry] = Object.values(mockEntries.parse(JSON.parse(response)));
    if (entry === undefined) throw new Error(`no entry in ${response}`);
    return entry;
  }

  function recordOf(bytes: Uint8Array, { signature, certificate }: Signed) {
    return record({
      apiVersion: '0.0.1',
      kind: 'hashedrekord',
      spec: {
        data: { hash: { algorithm: 'sha256', value: sha256Hex(bytes) } },
        signature: {
          content: signature,
          publicKey: { content: Buffer.from(certificate).toString('base64') },
        },
      },
    });
  }

  /** What cosign 2 wrote into the annotation of a layer and into its own JSON. */
  async function rekorBundleOf(bytes: Uint8Array, signed: Signed) {
    const { body, integratedTime, logID, logIndex, verification } = await recordOf(bytes, signed);
    return {
      SignedEntryTimestamp: verification.signedEntryTimestamp,
      Payload: { body, integratedTime, logIndex, logID },
    };
  }

  /** A file's signature as cosign's own JSON. */
  async function cosignJson(bytes: Uint8Array, claims: Claims = {}) {
    const signed = await signBytes(bytes, claims);
    return {
      base64Signature: signed.signature,
      cert: Buffer.from(signed.certificate).toString('base64'),
      rekorBundle: await rekorBundleOf(bytes, signed),
    };
  }

  /** An image's signature as a layer of a `.sig` tag. */
  async function imageLayer(
    digest: string,
    claims: Claims = {},
  ): Promise<Extract<SignatureEvidence, { readonly kind: 'image-layer' }>> {
    const payload = Buffer.from(
      JSON.stringify({
        critical: {
          identity: { 'docker-reference': 'quay.io/kairos/hadron' },
          image: { 'docker-manifest-digest': digest },
          type: 'cosign container image signature',
        },
        optional: null,
      }),
    );
    const signed = await signBytes(payload, claims);
    return {
      kind: 'image-layer',
      payload,
      annotations: {
        'dev.cosignproject.cosign/signature': signed.signature,
        'dev.sigstore.cosign/certificate': signed.certificate,
        'dev.sigstore.cosign/bundle': JSON.stringify(await rekorBundleOf(payload, signed)),
      },
    };
  }

  /** Sigstore's own builders, with this certificate authority and log. */
  function builderOf(
    kind: 'file' | 'statement',
    claims: Claims,
    witnesses: Witness[],
  ): BundleBuilder {
    const signer = {
      sign: async (data: Buffer) => {
        const { signature, certificate } = await signBytes(data, claims);
        return {
          signature: Buffer.from(signature, 'base64'),
          key: { $case: 'x509Certificate' as const, certificate },
        };
      },
    };
    return kind === 'file'
      ? new MessageSignatureBundleBuilder({ signer, witnesses })
      : new DSSEBundleBuilder({ signer, witnesses });
  }

  const rekorWitness: Witness = {
    testify: async (content, certificate) => {
      const pem = Buffer.from(certificate).toString('base64');
      const entry =
        content.$case === 'messageSignature'
          ? {
              apiVersion: '0.0.1',
              kind: 'hashedrekord',
              spec: {
                data: {
                  hash: {
                    algorithm: 'sha256',
                    value: content.messageSignature.messageDigest.digest.toString('hex'),
                  },
                },
                signature: {
                  content: content.messageSignature.signature.toString('base64'),
                  publicKey: { content: pem },
                },
              },
            }
          : intotoEntry(content.dsseEnvelope, pem);
      return { tlogEntries: [toEntry(entry, await record(entry))] };
    },
  };

  /** An entry as Rekor 2 makes it: proven only by inclusion, without a time. */
  const rekor2Witness: Witness = {
    testify: async (content, certificate) => {
      if (content.$case !== 'messageSignature') throw new Error('only for files');
      const { messageDigest, signature } = content.messageSignature;
      const body = {
        apiVersion: '0.0.2',
        kind: 'hashedrekord',
        spec: {
          hashedRekordV002: {
            data: { algorithm: 'SHA2_256', digest: messageDigest.digest.toString('base64') },
            signature: {
              content: signature.toString('base64'),
              verifier: {
                keyDetails: 'PKIX_ECDSA_P256_SHA_256',
                x509Certificate: { rawBytes: certificate.replaceAll(/-----[^-]+-----|\s/g, '') },
              },
            },
          },
        },
      };
      const entry = toEntry(body, await record(body));
      return {
        tlogEntries: [{ ...entry, inclusionPromise: undefined, integratedTime: '0' }],
      };
    },
  };

  const tsaWitness: Witness = {
    testify: async (content) => {
      const signature =
        content.$case === 'messageSignature'
          ? content.messageSignature.signature
          : (content.dsseEnvelope.signatures[0]?.sig ?? Buffer.alloc(0));
      // Whole seconds, as Sigstore's authorities write them: @sigstore/core reads a fraction only with three digits,
      // and the mock writes fewer for some milliseconds.
      tsaClock.setTime(Math.floor(Date.now() / 1000) * 1000);
      const { response } = await stamp.fn(
        JSON.stringify({
          artifactHash: createHash('sha256').update(signature).digest('base64'),
          hashAlgorithm: 'sha256',
          certificates: true,
        }),
      );
      if (typeof response === 'string') throw new Error(response);
      return { rfc3161Timestamps: [{ signedTimestamp: bytesOf(response) }] };
    },
  };

  /** A file's signature as a Sigstore bundle. */
  async function fileBundle(
    bytes: Uint8Array,
    {
      claims = {},
      log: kind = 'rekor',
      isStamped = false,
    }: {
      readonly claims?: Claims;
      readonly log?: 'rekor' | 'rekor-2' | 'none';
      readonly isStamped?: boolean;
    } = {},
  ) {
    const logs = { rekor: [rekorWitness], 'rekor-2': [rekor2Witness], none: [] }[kind];
    const witnesses = [...logs, ...(isStamped ? [tsaWitness] : [])];
    const data = Buffer.from(bytes);
    return bundleToJSON(await builderOf('file', claims, witnesses).create({ data }));
  }

  /** A statement about a digest as a Sigstore bundle, as cosign 3 signs images. */
  async function statementBundle(
    sha256: string,
    {
      claims = {},
      predicateType = 'https://sigstore.dev/cosign/sign/v1',
      type = 'application/vnd.in-toto+json',
    }: { readonly claims?: Claims; readonly predicateType?: string; readonly type?: string } = {},
  ) {
    const data = Buffer.from(
      JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ digest: { sha256 } }],
        predicateType,
        predicate: {},
      }),
    );
    const builder = builderOf('statement', claims, [rekorWitness]);
    return bundleToJSON(await builder.create({ data, type }));
  }

  return {
    trust,
    signBytes,
    recordOf,
    rekorBundleOf,
    cosignJson,
    imageLayer,
    fileBundle,
    statementBundle,
  };
}

/** The digest of bytes as hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

type Envelope = {
  readonly payload: Buffer;
  readonly payloadType: string;
  readonly signatures: readonly { readonly sig: Buffer }[];
};

function intotoEntry({ payload, payloadType, signatures }: Envelope, publicKey: string) {
  const sig = signatures[0]?.sig.toString('base64') ?? '';
  return {
    apiVersion: '0.0.2',
    kind: 'intoto',
    spec: {
      content: {
        envelope: {
          payloadType,
          signatures: [{ sig: Buffer.from(sig).toString('base64'), publicKey }],
        },
        payloadHash: { algorithm: 'sha256', value: sha256Hex(payload) },
      },
    },
  };
}

function toEntry(
  { kind, apiVersion }: { readonly kind: string; readonly apiVersion: string },
  { body, integratedTime, logID, logIndex, verification }: z.infer<typeof mockEntries>[string],
) {
  const { signedEntryTimestamp, inclusionProof } = verification;
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(logID, 'hex') },
    kindVersion: { kind, version: apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: Buffer.from(signedEntryTimestamp, 'base64') },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      treeSize: String(inclusionProof.treeSize),
      rootHash: Buffer.from(inclusionProof.rootHash, 'hex'),
      hashes: [],
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: Buffer.from(body, 'base64'),
  };
}

function bytesOf(view: ArrayBufferView): Buffer<ArrayBuffer> {
  return Buffer.from(
    Uint8Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
  );
}

function textOf({ response }: { readonly response: string | ArrayBufferView }): string {
  if (typeof response !== 'string') throw new Error('not text');
  return response;
}
