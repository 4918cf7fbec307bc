import 'server-only';
import { createHash, X509Certificate } from 'node:crypto';

import { fail, ok, type Result } from '@/lib/base/result';
import type { FailedCheck } from '@/lib/evidence/signatures/model';

import { unreadable } from './failed-check';

const MOST_CHARACTERS = 100_000;

/**
 * Reads the certificate of a signature: PEM, PEM in base64, or DER in base64. Its first certificate is
 * the signer's. cosign writes a public key into the same place when it signed with a key.
 */
export function readSigningCertificate(text: string): Result<Buffer, FailedCheck> {
  if (text.length > MOST_CHARACTERS) return fail(unreadable('Its certificate is too long.'));
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  const decoded = trimmed.startsWith('-----')
    ? trimmed
    : Buffer.from(trimmed, 'base64').toString('latin1');
  const [, key] = /-----BEGIN PUBLIC KEY-----([^-]+)-----END/.exec(decoded) ?? [];
  if (key !== undefined) return fail(signedWithKey(key));
  const [, certificate] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(decoded) ?? [];
  const bytes = Buffer.from(certificate ?? trimmed, 'base64');
  return isCertificate(bytes)
    ? ok(bytes)
    : fail(unreadable('Its certificate is neither PEM nor DER.'));
}

/** The verdict about a signature by a public key, with a fingerprint of it. */
export function signedWithKey(base64: string): FailedCheck {
  const sha256 = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
  return {
    kind: 'unknown-trust',
    what: 'public-key',
    id: `sha256:${sha256.slice(0, 16)}…`,
    certificate: null,
  };
}

function isCertificate(bytes: Buffer): boolean {
  try {
    return new X509Certificate(bytes).raw.length > 0;
  } catch (thrown) {
    if (thrown instanceof Error) return false;
    throw thrown;
  }
}
