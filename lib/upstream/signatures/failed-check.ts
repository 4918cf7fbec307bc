import 'server-only';
import { VerificationError } from '@sigstore/verify';

import type { FailedCheck, InvalidReason } from '@/lib/evidence/signatures/model';

/** A signature that is not valid, with the reason in a sentence. */
export function invalid(reason: InvalidReason, detail: string): FailedCheck {
  return { kind: 'invalid', reason, detail };
}

/** A signature that cannot be read, with the reason in a sentence. */
export function unreadable(detail: string): FailedCheck {
  return invalid('unreadable', detail);
}

type Row = { readonly reason: InvalidReason; readonly detail: string };

const ROWS: Readonly<Record<VerificationError['code'], Row>> = {
  NOT_IMPLEMENTED_ERROR: { reason: 'unreadable', detail: 'Its kind is not supported.' },
  TLOG_ERROR: { reason: 'log-entry', detail: 'Its log entries are missing or repeated.' },
  TLOG_INCLUSION_PROOF_ERROR: {
    reason: 'log-proof',
    detail: 'The proof that the transparency log contains it is broken.',
  },
  TLOG_INCLUSION_PROMISE_ERROR: {
    reason: 'log-proof',
    detail: 'The promise of the transparency log is not signed by that log.',
  },
  TLOG_MISSING_INCLUSION_ERROR: {
    reason: 'log-proof',
    detail: 'Its log entry has neither a promise nor a proof.',
  },
  TLOG_BODY_ERROR: {
    reason: 'log-entry',
    detail: 'Its log entry is of another signature or another content.',
  },
  CERTIFICATE_ERROR: {
    reason: 'certificate',
    detail:
      'Its certificate was not issued by Sigstore, is in no certificate log, or was not valid when it was signed.',
  },
  PUBLIC_KEY_ERROR: { reason: 'certificate', detail: 'Its key cannot be used.' },
  SIGNATURE_ERROR: {
    reason: 'signature',
    detail: 'The signature is not of this content by the key of its certificate.',
  },
  TIMESTAMP_ERROR: { reason: 'time', detail: 'Its timestamp is not valid.' },
};

/**
 * The verdict of an exception of the Sigstore library: anything else it throws comes from bytes it cannot
 * read.
 */
export function failedBy(thrown: unknown): FailedCheck {
  if (thrown instanceof VerificationError) {
    if (thrown.message.startsWith('unsupported ')) return unsupported(thrown.message);
    const { reason, detail } = ROWS[thrown.code];
    return invalid(reason, detail);
  }
  if (thrown instanceof Error) return unreadable('A part of it is not in Sigstore’s format.');
  throw thrown;
}

function unsupported(message: string): FailedCheck {
  return {
    kind: 'not-checked',
    reason: 'unsupported',
    detail: `Its log entry has a format that this site does not verify (${message}).`,
  };
}
