import { completeRequest } from '@/lib/releases/verification/complete-request';
import type { Verification, VerificationId } from '@/lib/releases/verification/model';
import { verificationsFor } from '@/lib/releases/verification/verifications-for';

import { explainIdentity } from './found-identity';
import { MESSAGES } from './messages';
import type { CosignExplanation, CosignMessage, CosignReport, ErrorSubject } from './model';
import { readCosignCommand, type VerifyAction } from './read-command';
import { reviewCommand } from './review-command';

/** Longest output and command that are read: cosign prints the causes in its last lines. */
export const LONGEST_ERROR = 8000;

/** Longest command that is read. */
export const LONGEST_COMMAND = 4000;

/** Messages that cosign also puts before the cause; they explain something only where there is no other. */
const WRAPPERS: ReadonlySet<string> = new Set(['no-signatures', 'no-attestations']);

/** Messages that are shown: cosign wraps one cause in several. */
const MOST_MESSAGES = 4;

/**
 * Explains why a command of cosign failed: by the messages in its output, by the command, and by the rules of
 * the release. Needs no network. An output without a message from the table has no explanation, and says so
 * by an empty list.
 */
export function explainCosignError({ text, command, ...report }: CosignReport): CosignExplanation {
  const release = report.release === null ? null : completeRequest(report.release);
  const output = text.slice(-LONGEST_ERROR);
  const read = readCosignCommand(command.slice(0, LONGEST_COMMAND));
  const messages = findMessages(output);
  return {
    messages: messages.map(({ pattern: _pattern, ...message }) => message),
    remarks: reviewCommand(read, release),
    identity: explainIdentity(output, release),
    check: release === null ? null : rightCheck(verificationsFor(release), read.action, messages),
  };
}

function findMessages(output: string): readonly CosignMessage[] {
  const found = MESSAGES.map((message) => ({ message, at: output.search(message.pattern) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)
    .map(({ message }) => message);
  const causes = found.filter(({ id }) => !WRAPPERS.has(id));
  return (causes.length === 0 ? found : causes).slice(0, MOST_MESSAGES);
}

const BY_ACTION: Readonly<Record<VerifyAction, readonly VerificationId[]>> = {
  verify: ['image-signature', 'image-sbom-attestation'],
  'verify-attestation': ['image-sbom-attestation', 'image-signature'],
  'verify-blob': ['file-signature', 'checksum'],
  checksum: ['checksum'],
};

const BY_SUBJECT: Readonly<Record<ErrorSubject, readonly VerificationId[]>> = {
  file: BY_ACTION['verify-blob'],
  image: BY_ACTION.verify,
  attestation: BY_ACTION['verify-attestation'],
  any: ['file-signature', 'image-signature', 'image-sbom-attestation', 'checksum'],
};

/** The first check of the wanted kinds that works; else the first that says why it does not. */
function rightCheck(
  checks: readonly Verification[],
  action: VerifyAction | null,
  messages: readonly CosignMessage[],
): Verification | null {
  const subject = messages.find(({ about }) => about !== 'any')?.about ?? 'any';
  const wanted = action === null ? BY_SUBJECT[subject] : BY_ACTION[action];
  const found = wanted.flatMap((id) => checks.filter((check) => check.id === id));
  return found.find(({ standing }) => standing === 'holds') ?? found[0] ?? null;
}
