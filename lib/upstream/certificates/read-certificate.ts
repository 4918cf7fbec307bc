import 'server-only';
import { X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';
import type { CertificateDetails, SignatureFormat } from '@/lib/releases/verification/model';

import { readElements, readExtensions } from './read-der';

/** Why a file is not a certificate that can be read. */
export type CertificateFailure =
  | { readonly kind: 'too-large'; readonly limit: number }
  /** Neither a certificate nor a bundle with one. */
  | { readonly kind: 'unreadable' }
  /** A certificate without a subject alternative name. */
  | { readonly kind: 'no-subject' };

const MAX_LENGTH = 1_000_000;
const UTF8_STRING = 0x0c;

/** The encoding of 1.3.6.1.4.1.57264.1, the arc of Fulcio's extensions. */
const FULCIO = '2b0601040183bf3001';

const rawBytes = z.object({ rawBytes: z.string() });

/** A Sigstore bundle, with a certificate or with a chain; or cosign's own JSON. */
const bundle = z.union([
  z
    .object({ verificationMaterial: z.object({ certificate: rawBytes }) })
    .transform(({ verificationMaterial }): Encoded => ({
      text: verificationMaterial.certificate.rawBytes,
      bundle: 'sigstore',
    })),
  z
    .object({
      verificationMaterial: z.object({
        x509CertificateChain: z.object({ certificates: z.array(rawBytes).min(1) }),
      }),
    })
    .transform(({ verificationMaterial: { x509CertificateChain } }): Encoded => ({
      text: x509CertificateChain.certificates[0]?.rawBytes ?? '',
      bundle: 'sigstore',
    })),
  z
    .object({ cert: z.string() })
    .transform(({ cert }): Encoded => ({ text: cert, bundle: 'cosign' })),
]);

/** A certificate as text: PEM, PEM in base64, or DER in base64. */
type Encoded = { readonly text: string; readonly bundle: SignatureFormat | null };

/**
 * Reads the certificate that a release attaches with a signature: a `.pem`, plain or in base64,
 * or a `.bundle` of Sigstore or of cosign before it.
 *
 * Its signature is not verified: the command that uses it does that.
 *
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export function readCertificate(text: string): Result<CertificateDetails, CertificateFailure> {
  if (text.length > MAX_LENGTH) return fail({ kind: 'too-large', limit: MAX_LENGTH });
  const encoded = encodedIn(text.replace(/^\uFEFF/, '').trim());
  const bytes = encoded === null ? null : bytesOf(encoded.text.trim());
  const certificate = bytes === null ? null : toCertificate(bytes);
  if (encoded === null || certificate === null) return fail({ kind: 'unreadable' });
  const subject = subjectOf(certificate);
  if (subject === null) return fail({ kind: 'no-subject' });
  return ok({ ...describe(certificate, subject), bundle: encoded.bundle });
}

function encodedIn(text: string): Encoded | null {
  if (!text.startsWith('{')) return { text, bundle: null };
  const { success, data } = bundle.safeParse(parseJson(text));
  return success ? data : null;
}

function bytesOf(encoded: string): Buffer | string | null {
  const pem = pemIn(encoded);
  if (pem !== null) return pem;
  if (!/^[A-Za-z0-9+/\s]+=*$/.test(encoded)) return null;
  const decoded = Buffer.from(encoded, 'base64');
  return pemIn(decoded.toString('latin1')) ?? decoded;
}

function pemIn(text: string): string | null {
  return /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text)?.[0] ?? null;
}

function toCertificate(bytes: Buffer | string): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch (thrown) {
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}

function subjectOf({ subjectAltName = '' }: X509Certificate): string | null {
  const name = /(?:^|, )(?:URI|email):("(?:[^"\\]|\\.)*"|[^,]+)/.exec(subjectAltName)?.[1];
  if (name === undefined) return null;
  if (!name.startsWith('"')) return name;
  const unquoted = parseJson(name);
  return typeof unquoted === 'string' ? unquoted : null;
}

function describe(
  certificate: X509Certificate,
  subjectAlternativeName: string,
): Omit<CertificateDetails, 'bundle'> {
  const read = extensionReader(certificate);
  const name = read(5);
  return {
    subjectAlternativeName,
    issuer: read(8) ?? read(1),
    workflow: read(4),
    repository: read(12) ?? (name === null ? null : `https://github.com/${name}`),
    ref: read(14) ?? read(6),
    commit: read(13) ?? read(3),
    runUrl: read(21),
    notBefore: toIso(certificate.validFrom),
    notAfter: toIso(certificate.validTo),
  };
}

/** Extensions up to 1.7 contain bare text, later ones a DER string. */
function extensionReader(certificate: X509Certificate): (number: number) => string | null {
  const extensions = readExtensions(certificate.raw);
  return (number) => {
    const value = extensions.get(`${FULCIO}${number.toString(16).padStart(2, '0')}`);
    if (value === undefined) return null;
    if (number < 8) return toText(value);
    const [element] = readElements(value) ?? [];
    return element?.tag === UTF8_STRING ? toText(element.content) : null;
  };
}

function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function toIso(date: string): string | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}
