import 'server-only';
import { X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';
import type { CertificateDetails } from '@/lib/releases/verification/model';

import { readElements, readExtensions } from './read-der';

/** Why a file is no certificate that we can read. */
export type CertificateFailure =
  | { readonly kind: 'too-large'; readonly limit: number }
  /** Neither a certificate nor a bundle with one. */
  | { readonly kind: 'unreadable' }
  /** A certificate that names nobody. */
  | { readonly kind: 'no-subject' };

const MAX_LENGTH = 1_000_000;
const UTF8_STRING = 0x0c;

/** 1.3.6.1.4.1.57264.1, below which Fulcio keeps what it knows of a workflow. */
const FULCIO = '2b0601040183bf3001';

const rawBytes = z.object({ rawBytes: z.string() });
const bundle = z.union([
  z
    .object({ verificationMaterial: z.object({ certificate: rawBytes }) })
    .transform(({ verificationMaterial }) => verificationMaterial.certificate.rawBytes),
  z
    .object({
      verificationMaterial: z.object({
        x509CertificateChain: z.object({ certificates: z.array(rawBytes).min(1) }),
      }),
    })
    .transform(
      ({ verificationMaterial: { x509CertificateChain } }) =>
        x509CertificateChain.certificates[0]?.rawBytes ?? '',
    ),
  z.object({ cert: z.string() }).transform(({ cert }) => cert),
]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return null;
    throw thrown;
  }
}

function encodedIn(text: string): string | null {
  if (!text.startsWith('{')) return text;
  const { success, data } = bundle.safeParse(parseJson(text));
  return success ? data.trim() : null;
}

function pemIn(text: string): string | null {
  return /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text)?.[0] ?? null;
}

/** The certificate's bytes, of PEM, of PEM in base64, or of DER in base64. */
function bytesOf(encoded: string): Buffer | string | null {
  const pem = pemIn(encoded);
  if (pem !== null) return pem;
  if (!/^[A-Za-z0-9+/\s]+=*$/.test(encoded.trim())) return null;
  const decoded = Buffer.from(encoded, 'base64');
  return pemIn(decoded.toString('latin1')) ?? decoded;
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

function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The older extensions hold bare text, those from 1.8 on a DER string. */
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

function toIso(date: string): string | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function describe(
  certificate: X509Certificate,
  subjectAlternativeName: string,
): CertificateDetails {
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

/**
 * Reads the certificate that a release attaches beside a signature: a `.pem`, plain or in base64,
 * or a `.bundle` of Sigstore or of cosign before it.
 *
 * It is read, not verified: that is what the command that it is used in does.
 *
 * @see https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export function readCertificate(text: string): Result<CertificateDetails, CertificateFailure> {
  if (text.length > MAX_LENGTH) return fail({ kind: 'too-large', limit: MAX_LENGTH });
  const encoded = encodedIn(text.replace(/^\uFEFF/, '').trim());
  const bytes = encoded === null ? null : bytesOf(encoded);
  const certificate = bytes === null ? null : toCertificate(bytes);
  if (certificate === null) return fail({ kind: 'unreadable' });
  const subject = subjectOf(certificate);
  return subject === null ? fail({ kind: 'no-subject' }) : ok(describe(certificate, subject));
}
