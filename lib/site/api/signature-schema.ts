import * as z from 'zod/mini';

import { LOG_PROOFS, VERDICT_KINDS } from '@/lib/evidence/signatures/model';
import { REPORT_SUBJECTS } from '@/lib/evidence/signatures/signature-report';

import { describes } from './describes';
import { field, text, time } from './field';
import type { signatureResponse } from './signature-response';

const signer = z.object({
  subject: field('Subject alternative name of the certificate', text),
  issuer: field('OIDC issuer', z.nullable(text)),
  workflow: field('Name of the workflow', z.nullable(text)),
  repository: field('Repository whose run signed', z.nullable(text)),
  commit: field('Commit of that run', z.nullable(text)),
  run: field('Page of the run', z.nullable(text)),
});

const log = z.object({
  url: field(
    'The transparency log; null for one that is not in the trusted root',
    z.nullable(text),
  ),
  index: field('Index of the entry in decimal digits', text),
  proof: field('How the log confirms the entry', z.enum(LOG_PROOFS)),
});

/** What this site verified of an artifact. */
export const signatureSchema = describes<ReturnType<typeof signatureResponse>>()(
  z.object({
    of: field('What the signature is of', z.enum(REPORT_SUBJECTS)),
    subject: field('Name of the file, or reference of the image with its digest', text),
    verdict: field(
      '`verified`: by the signer that the rules of the version require; `other-identity`: by another; `no-rule`: good, and no rule for the signer; `time-not-proven`: good, by the right signer, without proof of its time; `unknown-trust`: cannot be decided with the trusted root here; `invalid`; `none`: no signature; `not-checked`',
      z.enum(VERDICT_KINDS),
    ),
    meaning: field('The verdict in sentences', text),
    signer: field(
      'Who signed, by the certificate; null if there is none, or if nothing proves the certificate',
      z.nullable(signer),
    ),
    log: field('Entry in the transparency log; null for none', z.nullable(log)),
    signedAt: field('When it was signed; null if nothing proves it', z.nullable(time)),
    checksum: field(
      'Whether the checksum is that of the file on GitHub, as a sentence; null if not compared',
      z.nullable(text),
    ),
    trustedRoot: field('Date of the trusted root that was used', text),
  }),
);
