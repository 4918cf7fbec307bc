import { describe, expect, it } from 'vitest';

import { judgeSignatures } from '@/lib/evidence/signatures/judge-signatures';
import type { SignatureVerdict } from '@/lib/evidence/signatures/model';

import { checkImageSignatures } from './check-image';
import type { SignatureEvidence } from './evidence';
import { createSigstore, EXPECTED } from './sigstore.fixture';

const HEX = '1'.repeat(64);
const DIGEST = `sha256:${HEX}`;
const OTHER = `sha256:${'2'.repeat(64)}`;
const SPDX = 'https://spdx.dev/Document';

const sigstore = await createSigstore();
const { trust } = sigstore;

const layer = await sigstore.imageLayer(DIGEST);
const layerOfOther = await sigstore.imageLayer(OTHER);
const layerByOther = await sigstore.imageLayer(DIGEST, { repository: 'evil/kairos' });
const signing = await sigstore.statementBundle(HEX);
const signingOfOther = await sigstore.statementBundle('2'.repeat(64));
const attesting = await sigstore.statementBundle(HEX, { predicateType: SPDX });
const noStatement = await sigstore.statementBundle(HEX, { type: 'text/plain' });
const ofFile = await sigstore.fileBundle(Buffer.from(HEX, 'hex'));

function bundle(json: unknown): SignatureEvidence {
  return { kind: 'bundle', text: JSON.stringify(json) };
}

function annotate(annotations: Readonly<Record<string, string>>): SignatureEvidence {
  return { ...layer, annotations: { ...layer.annotations, ...annotations } };
}

function short(verdict: SignatureVerdict): string {
  return 'reason' in verdict ? `${verdict.kind}: ${verdict.reason}` : verdict.kind;
}

describe('the signature of an image', () => {
  it.each<readonly [string, readonly SignatureEvidence[], string]>([
    ['in a layer of a .sig tag is verified', [layer], 'verified'],
    ['as a statement of cosign 3 is verified', [bundle(signing)], 'verified'],
    ['is none without evidence', [], 'none'],
    ['is none where there is only an attestation', [bundle(attesting)], 'none'],
    ['of another image does not count', [layerOfOther], 'invalid: other-content'],
    [
      'of another image does not count as a statement',
      [bundle(signingOfOther)],
      'invalid: other-content',
    ],
    ['counts among signatures of other images', [layerOfOther, layer], 'verified'],
    ['by another repository is of another identity', [layerByOther], 'other-identity'],
    ['is not a signature of a file', [bundle(ofFile)], 'invalid: unreadable'],
    ['is not an envelope around something else', [bundle(noStatement)], 'invalid: unreadable'],
    [
      'does not survive a changed payload',
      [{ ...layer, payload: Buffer.from(layer.payload.toString().replace('null', '{}  ')) }],
      'invalid: signature',
    ],
    [
      'does not survive the annotations of another layer',
      [{ ...layer, annotations: layerOfOther.annotations }],
      'invalid: signature',
    ],
    [
      'with the certificate under the name of the specification is verified',
      [
        {
          ...layer,
          annotations: Object.fromEntries(
            Object.entries(layer.annotations).map(([name, value]) => [
              name.replace('dev.sigstore.cosign', 'dev.cosignproject.cosign'),
              value,
            ]),
          ),
        },
      ],
      'verified',
    ],
    [
      'without its certificate is not checked',
      [annotate({ 'dev.sigstore.cosign/certificate': '' })],
      'not-checked: no-certificate',
    ],
    [
      'without its log entry proves no time',
      [annotate({ 'dev.sigstore.cosign/bundle': '' })],
      'time-not-proven',
    ],
    [
      'with a truncated log entry is unreadable',
      [annotate({ 'dev.sigstore.cosign/bundle': '{"Payload":' })],
      'invalid: unreadable',
    ],
    [
      'of a payload that is no JSON is unreadable',
      [{ ...layer, payload: Buffer.from('<html>') }],
      'invalid: unreadable',
    ],
  ])('%s', (_rule, evidence, expected) => {
    expect(
      short(
        judgeSignatures(
          checkImageSignatures({ digest: DIGEST, evidence, trust }).signatures,
          EXPECTED,
        ),
      ),
    ).toBe(expected);
  });
});

/** The parts of a bundle as a layer of an `.att` tag. */
function attestationLayer({
  dsseEnvelope,
  verificationMaterial,
}: typeof attesting): SignatureEvidence {
  const [entry] = verificationMaterial.tlogEntries;
  const der = verificationMaterial.certificate?.rawBytes ?? '';
  return {
    kind: 'attestation-layer',
    envelope: JSON.stringify(dsseEnvelope),
    annotations: {
      'dev.cosignproject.cosign/signature': '',
      'dev.sigstore.cosign/certificate': `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`,
      'dev.sigstore.cosign/bundle': JSON.stringify({
        SignedEntryTimestamp: entry?.inclusionPromise?.signedEntryTimestamp,
        Payload: {
          body: entry?.canonicalizedBody,
          integratedTime: Number(entry?.integratedTime),
          logIndex: Number(entry?.logIndex),
          logID: Buffer.from(entry?.logId.keyId ?? '', 'base64').toString('hex'),
        },
      }),
    },
  };
}

describe('the attestation of an image', () => {
  it.each<readonly [string, readonly SignatureEvidence[], string]>([
    ['as a bundle is verified', [bundle(attesting)], 'verified'],
    ['in a layer of an .att tag is verified', [attestationLayer(attesting)], 'verified'],
    ['is none where there is only a signature', [bundle(signing), layer], 'none'],
    [
      'of another image does not count',
      [attestationLayer(signingOfOther)],
      'invalid: other-content',
    ],
    [
      'in a layer that is no envelope is unreadable',
      [{ kind: 'attestation-layer', envelope: '{"a":1}', annotations: layer.annotations }],
      'invalid: unreadable',
    ],
  ])('%s', (_rule, evidence, expected) => {
    expect(
      short(
        judgeSignatures(
          checkImageSignatures({ digest: DIGEST, evidence, trust }).attestations,
          EXPECTED,
        ),
      ),
    ).toBe(expected);
  });
});
