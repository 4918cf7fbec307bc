import 'server-only';
import { bundleFromJSON, type Bundle } from '@sigstore/bundle';

import { fail, ok, type Result } from '@/lib/base/result';
import type { FailedCheck } from '@/lib/evidence/signatures/model';

import { readCosignBundle, readRekorAnnotation, sha256Of, toLogEntry } from './cosign-bundle';
import type { CosignLogEntry } from './cosign-bundle';
import { MOST_EVIDENCE_BYTES, type SignatureEvidence } from './evidence';
import { failedBy, unreadable } from './failed-check';
import { parseJson } from './parse-json';
import { readSigningCertificate } from './read-key';

/** Sigstore's bundle is the one form in which everything is verified. */
const V01 = 'application/vnd.dev.sigstore.bundle+json;version=0.1';

/** Repeated parts of one bundle: those that Sigstore's clients make have one of each. */
const MOST_ENTRIES = 8;

/** The annotations of cosign on a layer. Its specification writes `dev.cosignproject.cosign/certificate`. */
const ANNOTATIONS = {
  signature: 'dev.cosignproject.cosign/signature',
  certificate: ['dev.sigstore.cosign/certificate', 'dev.cosignproject.cosign/certificate'],
  entry: ['dev.sigstore.cosign/bundle', 'dev.cosignproject.cosign/bundle'],
} as const;

/**
 * Reads a signature in any of its forms as a Sigstore bundle. What is signed must be given, because old forms
 * do not say it. `form` is that of the file, in the words of the rules.
 */
export function readEvidence(
  evidence: SignatureEvidence,
  signed: Uint8Array,
): Result<Bundle, FailedCheck> {
  const bytes = sizeOf(evidence);
  const most = MOST_EVIDENCE_BYTES[evidence.kind];
  if (bytes > most) return fail(tooLarge(bytes, most));
  switch (evidence.kind) {
    case 'bundle':
      return readBundle(evidence.text, signed);
    case 'detached':
      return evidence.certificate === null
        ? fail(WITHOUT_CERTIFICATE)
        : fromParts({
            signature: evidence.signature,
            certificate: evidence.certificate,
            entry: null,
            signed,
          });
    case 'image-layer':
      return fromAnnotations(evidence.annotations, (parts) => fromParts({ ...parts, signed }));
    case 'attestation-layer':
      return fromAnnotations(evidence.annotations, (parts) =>
        fromEnvelope(evidence.envelope, parts),
      );
  }
}

const WITHOUT_CERTIFICATE: FailedCheck = {
  kind: 'not-checked',
  reason: 'no-certificate',
  detail: 'Its certificate was not published, and without it nothing can be verified.',
};

function readBundle(text: string, signed: Uint8Array): Result<Bundle, FailedCheck> {
  const json = parseJson(text.replace(/^\uFEFF/, ''));
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return fail(unreadable('It is not a JSON object: it may be truncated, or another file.'));
  if ('mediaType' in json) return toBundle(json);
  if (!('base64Signature' in json) && !('cert' in json))
    return fail(unreadable('It is JSON, but neither a Sigstore bundle nor one of cosign.'));
  const read = readCosignBundle(json);
  return read.ok ? fromParts({ ...read.value, signed }) : read;
}

type Parts = {
  readonly signature: string;
  readonly certificate: string;
  readonly entry: CosignLogEntry | null;
};

function fromAnnotations(
  annotations: Readonly<Record<string, string>>,
  read: (parts: Parts) => Result<Bundle, FailedCheck>,
): Result<Bundle, FailedCheck> {
  const find = (names: readonly string[]) =>
    names.map((name) => annotations[name]).find((value) => value !== undefined && value !== '');
  const certificate = find(ANNOTATIONS.certificate);
  if (certificate === undefined) return fail(WITHOUT_CERTIFICATE);
  const signature = annotations[ANNOTATIONS.signature] ?? '';
  const annotation = find(ANNOTATIONS.entry);
  if (annotation === undefined) return read({ signature, certificate, entry: null });
  const entry = readRekorAnnotation(annotation);
  return entry.ok ? read({ signature, certificate, entry: entry.value }) : entry;
}

/** A signature over bytes, as a bundle. */
function fromParts({
  signature,
  certificate,
  entry,
  signed,
}: Parts & { readonly signed: Uint8Array }): Result<Bundle, FailedCheck> {
  const compact = signature.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+=*$/.test(compact)) return fail(unreadable('Its signature is not base64.'));
  return withMaterial(certificate, entry, {
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: sha256Of(signed) },
      signature: compact,
    },
  });
}

/** A DSSE envelope with its certificate and log entry, as a bundle. */
function fromEnvelope(text: string, { certificate, entry }: Parts): Result<Bundle, FailedCheck> {
  const dsseEnvelope = parseJson(text);
  if (typeof dsseEnvelope !== 'object' || dsseEnvelope === null)
    return fail(unreadable('The attestation is not a DSSE envelope.'));
  return withMaterial(certificate, entry, { dsseEnvelope });
}

function withMaterial(
  certificateText: string,
  cosignEntry: CosignLogEntry | null,
  content: object,
): Result<Bundle, FailedCheck> {
  const certificate = readSigningCertificate(certificateText);
  if (!certificate.ok) return certificate;
  const entry = cosignEntry === null ? null : toLogEntry(cosignEntry);
  if (entry !== null && !entry.ok) return entry;
  return toBundle({
    mediaType: V01,
    verificationMaterial: {
      x509CertificateChain: {
        certificates: [{ rawBytes: certificate.value.toString('base64') }],
      },
      tlogEntries: entry === null ? [] : [entry.value],
    },
    ...content,
  });
}

function toBundle(json: object): Result<Bundle, FailedCheck> {
  const bundle = parseBundle(json);
  if (!bundle.ok) return bundle;
  const { verificationMaterial, content } = bundle.value;
  const { tlogEntries, timestampVerificationData } = verificationMaterial;
  const timestamps = timestampVerificationData?.rfc3161Timestamps ?? [];
  if (tlogEntries.length > MOST_ENTRIES || timestamps.length > MOST_ENTRIES)
    return fail(unreadable(`It has more than ${MOST_ENTRIES} log entries or timestamps.`));
  if (content.$case === 'dsseEnvelope' && content.dsseEnvelope.signatures.length !== 1)
    return fail(unreadable('Its envelope must have exactly one signature.'));
  return bundle;
}

function parseBundle(json: object): Result<Bundle, FailedCheck> {
  try {
    return ok(bundleFromJSON(json));
  } catch (thrown) {
    return fail(failedBy(thrown));
  }
}

function tooLarge(bytes: number, most: number): FailedCheck {
  return {
    kind: 'not-checked',
    reason: 'too-large',
    detail: `It has ${bytes} bytes, and this site reads at most ${most}.`,
  };
}

function sizeOf(evidence: SignatureEvidence): number {
  switch (evidence.kind) {
    case 'bundle':
      return Buffer.byteLength(evidence.text);
    case 'detached':
      return evidence.signature.length + (evidence.certificate?.length ?? 0);
    case 'image-layer':
      return evidence.payload.length;
    case 'attestation-layer':
      return Buffer.byteLength(evidence.envelope);
  }
}
