import 'server-only';
import { z } from 'zod';

import {
  INVALID_REASONS,
  LOG_PROOFS,
  UNCHECKED_REASONS,
  UNKNOWN_TRUST,
  type CheckedFile,
  type CheckedImage,
  type CheckedSignature,
} from '@/lib/evidence/signatures/model';

import { storedCertificate } from './certificate-resource';

const text = z.string();

const storedSignature: z.ZodType<CheckedSignature> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('good'),
    certificate: storedCertificate,
    log: z
      .object({
        log: text.nullable(),
        index: text,
        integratedAt: text.nullable(),
        proof: z.enum(LOG_PROOFS),
      })
      .nullable(),
    signedAt: text.nullable(),
  }),
  z.object({
    kind: z.literal('unknown-trust'),
    what: z.enum(UNKNOWN_TRUST),
    id: text,
    certificate: storedCertificate.nullable(),
  }),
  z.object({ kind: z.literal('invalid'), reason: z.enum(INVALID_REASONS), detail: text }),
  z.object({ kind: z.literal('not-checked'), reason: z.enum(UNCHECKED_REASONS), detail: text }),
]);

/** Checks what was stored of the signatures of a checksum file. */
export const storedCheckedFile: z.ZodType<CheckedFile> = z.object({
  signatures: z.array(storedSignature),
  checksums: z.object({
    lines: z.array(z.object({ sha256: text, fileName: text.nullable() })),
    unreadableLines: z.array(z.int()),
  }),
});

/** Checks what was stored of the signatures and attestations of an image. */
export const storedCheckedImage: z.ZodType<CheckedImage> = z.object({
  signatures: z.array(storedSignature),
  attestations: z.array(storedSignature),
});
