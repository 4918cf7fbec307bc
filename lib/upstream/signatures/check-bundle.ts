import 'server-only';
import { createHash, X509Certificate as NodeCertificate } from 'node:crypto';

import type { Bundle, TransparencyLogEntry } from '@sigstore/bundle';
import { X509Certificate, RFC3161Timestamp, crypto } from '@sigstore/core';
import { toSignedEntity, Verifier, type SignedEntity } from '@sigstore/verify';

import { fail, ok, type Result } from '@/lib/base/result';
import type {
  FailedCheck,
  LogEntry,
  LogProof,
  SignatureFacts,
} from '@/lib/evidence/signatures/model';
import type { CertificateDetails } from '@/lib/releases/verification/model';
import { readCertificate } from '@/lib/upstream/certificates/read-certificate';

import { isOfOtherKey } from './entry-key';
import { failedBy, invalid, unreadable } from './failed-check';
import { findUnknownTrust } from './find-unknown-trust';
import { signedWithKey } from './read-key';
import type { Trust } from './trust';

/**
 * Verifies a bundle against the trusted root, for any signer: the signature over `signed`, the chain of
 * the certificate, its certificate log, the transparency log and the time.
 *
 * A bundle without proof of time is verified as if it had been signed when its certificate was issued; the
 * time of the result is null then. Who should have signed is compared elsewhere: the policy of the library
 * searches its text anywhere in the subject.
 */
export function checkBundle(
  bundle: Bundle,
  signed: Uint8Array,
  trust: Trust,
): Result<SignatureFacts, FailedCheck> {
  try {
    return check(bundle, Buffer.from(signed), trust);
  } catch (thrown) {
    return fail(failedBy(thrown));
  }
}

function check(
  bundle: Bundle,
  signed: Buffer,
  { material }: Trust,
): Result<SignatureFacts, FailedCheck> {
  const leafBytes = leafOf(bundle);
  if (!leafBytes.ok) return leafBytes;
  const leaf = X509Certificate.parse(Buffer.from(leafBytes.value));
  const certificate = describeCertificate(leafBytes.value);
  if (certificate === null || certificate.subjectAlternativeName !== leaf.subjectAltName)
    return fail(unreadable('Its certificate must have exactly one identity.'));

  const content = checkContent(bundle, signed);
  if (content !== null) return fail(content);
  const entity = toSignedEntity(bundle, signed);
  // First, because a wrong signature is wrong with any trusted root.
  if (!entity.signature.verifySignature(crypto.createPublicKey(leaf.publicKey)))
    return fail(
      invalid('signature', 'The signature is not of this content by the key of its certificate.'),
    );
  const missing = findUnknownTrust(bundle, leaf, material);
  if (missing !== null) return fail({ kind: 'unknown-trust', ...missing, certificate });

  const entries = bundle.verificationMaterial.tlogEntries;
  const nodeLeaf = new NodeCertificate(leafBytes.value);
  if (entries.some(({ canonicalizedBody }) => isOfOtherKey(canonicalizedBody, nodeLeaf)))
    return fail(invalid('log-entry', 'Its log entry is of another certificate or key.'));

  const time = provenTime(bundle);
  new Verifier(material, { tlogThreshold: entries.length === 0 ? 0 : 1 }).verify(
    time === null ? atIssue(entity, leaf.notBefore) : entity,
  );
  const [entry] = entries;
  return ok({
    certificate,
    log: entry === undefined ? null : describeEntry(entry, material),
    signedAt: time?.toISOString() ?? null,
  });
}

function leafOf({ verificationMaterial: { content } }: Bundle): Result<Buffer, FailedCheck> {
  switch (content.$case) {
    case 'publicKey':
      return fail(signedWithKey(Buffer.from(content.publicKey.hint).toString('base64')));
    case 'certificate':
      return ok(content.certificate.rawBytes);
    case 'x509CertificateChain': {
      const [first] = content.x509CertificateChain.certificates;
      return first === undefined ? fail(unreadable('It has no certificate.')) : ok(first.rawBytes);
    }
  }
}

function describeCertificate(bytes: Buffer): CertificateDetails | null {
  const read = readCertificate(bytes.toString('base64'));
  return read.ok ? read.value : null;
}

/** The digest in a bundle is only its own word, and what it is compared with is this content. */
function checkContent({ content }: Bundle, signed: Buffer): FailedCheck | null {
  if (content.$case !== 'messageSignature') return null;
  const { digest } = content.messageSignature.messageDigest;
  const algorithm = { 32: 'sha256', 48: 'sha384', 64: 'sha512' }[digest.length];
  if (algorithm === undefined) return unreadable('Its digest algorithm is not one of Sigstore’s.');
  return createHash(algorithm).update(signed).digest().equals(digest)
    ? null
    : invalid('other-content', 'It is the signature of another content.');
}

/** The time that a log or a timestamp authority signed; a proof of inclusion has none. */
function provenTime({
  verificationMaterial: { tlogEntries, timestampVerificationData },
}: Bundle): Date | null {
  const [timestamp] = timestampVerificationData?.rfc3161Timestamps ?? [];
  if (timestamp !== undefined)
    return RFC3161Timestamp.parse(Buffer.from(timestamp.signedTimestamp)).signingTime;
  const promised = tlogEntries.find(hasPromisedTime);
  return promised === undefined ? null : new Date(Number(promised.integratedTime) * 1000);
}

function hasPromisedTime({ inclusionPromise, integratedTime }: TransparencyLogEntry): boolean {
  return inclusionPromise !== undefined && integratedTime !== '' && integratedTime !== '0';
}

/** The same signature, as if made when its certificate was issued. */
function atIssue(entity: SignedEntity, issuedAt: Date): SignedEntity {
  const integratedTime = String(Math.floor(issuedAt.getTime() / 1000));
  const tlogEntry: TransparencyLogEntry = {
    logIndex: '0',
    logId: { keyId: Buffer.alloc(0) },
    kindVersion: { kind: '', version: '' },
    integratedTime,
    inclusionPromise: { signedEntryTimestamp: Buffer.alloc(0) },
    inclusionProof: undefined,
    canonicalizedBody: Buffer.alloc(0),
  };
  return { ...entity, timestamps: [{ $case: 'transparency-log', tlogEntry }] };
}

function describeEntry(entry: TransparencyLogEntry, { tlogs }: Trust['material']): LogEntry {
  const log = tlogs.find(({ logID }) => logID.equals(entry.logId.keyId));
  return {
    log: log?.baseURL ?? null,
    index: entry.logIndex,
    integratedAt: hasPromisedTime(entry)
      ? new Date(Number(entry.integratedTime) * 1000).toISOString()
      : null,
    proof: proofOf(entry),
  };
}

function proofOf({ inclusionPromise, inclusionProof }: TransparencyLogEntry): LogProof {
  if (inclusionProof === undefined) return 'promise';
  return inclusionPromise === undefined ? 'inclusion' : 'promise-and-inclusion';
}
