import type { Verification, VerificationRequest } from '@/lib/releases/verification/model';

/** What a message is about: a file, an image, an attestation of an image, or anything that is verified. */
export type ErrorSubject = 'file' | 'image' | 'attestation' | 'any';

/** A message of cosign or of what it calls, and what it means for the releases of Kairos. */
export type CosignMessage = {
  readonly id: string;
  /** Matches a part of the output, in any case. */
  readonly pattern: RegExp;
  readonly about: ErrorSubject;
  /** The versions that print it, in words. */
  readonly versions: string;
  readonly cause: string;
  /** How to find out whether that is the cause. */
  readonly check: string;
  readonly action: string;
  readonly source: string;
};

/** What a visitor pasted. */
export type CosignReport = {
  /** The output of cosign. */
  readonly text: string;
  /** The command line; empty if it was not given. */
  readonly command: string;
  /** The artifact that it is about; null if unknown. */
  readonly release: VerificationRequest | null;
};

/** Why a command of cosign fails, and which one works. */
export type CosignExplanation = {
  /** The messages that were recognised, in the order of the output. */
  readonly messages: readonly Omit<CosignMessage, 'pattern'>[];
  /** What is wrong or weak in the command itself, as sentences. */
  readonly remarks: readonly string[];
  /** Whether the identity in the output is that of the rules, as a sentence; null if the output has none. */
  readonly identity: string | null;
  /** The check that works for this artifact; null if the artifact is unknown. */
  readonly check: Verification | null;
};
