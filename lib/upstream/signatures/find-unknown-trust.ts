import 'server-only';
import type { Bundle, TransparencyLogEntry } from '@sigstore/bundle';
import { RFC3161Timestamp, type X509Certificate } from '@sigstore/core';
import type { TrustMaterial } from '@sigstore/verify';

import type { UnknownTrust } from '@/lib/evidence/signatures/model';

/** What a signature refers to and the trusted root does not contain. */
export type MissingTrust = { readonly what: UnknownTrust; readonly id: string };

/**
 * Finds what of a signature's proof the trusted root does not contain. The library has one error for that and
 * for a forgery, so it is looked up before: logs rotate, and a root that is too old is no fault of a release.
 */
export function findUnknownTrust(
  bundle: Bundle,
  leaf: X509Certificate,
  material: TrustMaterial,
): MissingTrust | null {
  return (
    unknownAuthority(leaf, material) ??
    unknownCertificateLog(leaf, material) ??
    unknownLog(bundle, material) ??
    unknownTimestampAuthority(bundle, material)
  );
}

function unknownAuthority(
  leaf: X509Certificate,
  { certificateAuthorities }: TrustMaterial,
): MissingTrust | null {
  const keyId = leaf.extAuthorityKeyID?.keyIdentifier;
  const isIssuer = (candidate: X509Certificate) => {
    if (!candidate.subject.equals(leaf.issuer)) return false;
    const own = candidate.extSubjectKeyID?.keyIdentifier;
    return keyId === undefined || own === undefined || own.equals(keyId);
  };
  return certificateAuthorities.some(({ certChain }) => certChain.some(isIssuer))
    ? null
    : {
        what: 'certificate-authority',
        id: keyId === undefined ? 'without a key identifier' : `with the key ${shorten(keyId)}`,
      };
}

function unknownCertificateLog(
  leaf: X509Certificate,
  { ctlogs }: TrustMaterial,
): MissingTrust | null {
  const ids = leaf.extSCT?.signedCertificateTimestamps.map(({ logID }) => logID) ?? [];
  const [first] = ids;
  if (first === undefined) return null;
  return ids.some((id) => ctlogs.some(({ logID }) => logID.equals(id)))
    ? null
    : { what: 'certificate-log', id: shorten(first) };
}

function unknownLog(
  { verificationMaterial: { tlogEntries } }: Bundle,
  { tlogs }: TrustMaterial,
): MissingTrust | null {
  const id = tlogEntries
    .map(({ logId }: TransparencyLogEntry) => logId.keyId)
    .find((keyId) => !tlogs.some(({ logID }) => logID.equals(keyId)));
  return id === undefined ? null : { what: 'log', id: shorten(id) };
}

function unknownTimestampAuthority(
  { verificationMaterial: { timestampVerificationData } }: Bundle,
  { timestampAuthorities }: TrustMaterial,
): MissingTrust | null {
  const serials = (timestampVerificationData?.rfc3161Timestamps ?? []).map(
    ({ signedTimestamp }) =>
      RFC3161Timestamp.parse(Buffer.from(signedTimestamp)).signerSerialNumber,
  );
  const unknown = serials.find(
    (serial) =>
      !timestampAuthorities.some(({ certChain }) =>
        certChain.some(({ serialNumber }) => serialNumber.equals(serial)),
      ),
  );
  return unknown === undefined ? null : { what: 'timestamp-authority', id: shorten(unknown) };
}

function shorten(id: Buffer): string {
  const hex = id.toString('hex');
  return hex.length > 16 ? `${hex.slice(0, 16)}…` : hex;
}
