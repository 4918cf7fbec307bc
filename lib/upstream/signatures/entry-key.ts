import 'server-only';
import type { X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { parseJson } from './parse-json';

const pem = z.base64();

/** Where the kinds of log entries have the key that signed, as PEM in base64 or as DER in base64. */
const bodies = z.union([
  z
    .object({ spec: z.object({ signature: z.object({ publicKey: z.object({ content: pem }) }) }) })
    .transform(({ spec }) => [spec.signature.publicKey.content]),
  z
    .object({ spec: z.object({ signatures: z.array(z.object({ verifier: pem })).min(1) }) })
    .transform(({ spec }) => spec.signatures.map(({ verifier }) => verifier)),
  z
    .object({
      spec: z.object({
        content: z.object({
          envelope: z.object({ signatures: z.array(z.object({ publicKey: pem })).min(1) }),
        }),
      }),
    })
    .transform(({ spec }) => spec.content.envelope.signatures.map(({ publicKey }) => publicKey)),
]);

/**
 * Whether the key that a log entry is about is another one than that of the certificate. The library compares
 * signature and digest only. False for entries whose key is stored in a form that is not read here: of
 * Rekor 2, which stores it as a certificate in DER.
 */
export function isOfOtherKey(canonicalizedBody: Uint8Array, leaf: X509Certificate): boolean {
  const json = parseJson(Buffer.from(canonicalizedBody).toString('utf8'));
  const { success, data } = bodies.safeParse(json);
  if (!success) return false;
  return data.some((encoded) => !isOf(Buffer.from(encoded, 'base64').toString('latin1'), leaf));
}

function isOf(text: string, leaf: X509Certificate): boolean {
  const [, certificate] = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(text) ?? [];
  if (certificate !== undefined) return Buffer.from(certificate, 'base64').equals(leaf.raw);
  const [, key] = /-----BEGIN PUBLIC KEY-----([^-]+)-----END/.exec(text) ?? [];
  const spki = leaf.publicKey.export({ type: 'spki', format: 'der' });
  return key !== undefined && Buffer.from(key, 'base64').equals(spki);
}
