import type { CosignExplanation } from '@/lib/evidence/cosign-errors/model';

/** What the page that explains errors of cosign found to be verified. */
export type VerifiedArtifact = {
  readonly tag: string;
  readonly fileName: string | null;
  readonly imageReference: string | null;
};

/** Everything that the page that explains errors of cosign shows. */
export type VerifyPageData = {
  /** As given, cut to what is read. */
  readonly error: string;
  readonly command: string;
  readonly release: string;
  /** Whether a text was longer than is read. */
  readonly isCut: boolean;
  /** Null if no release is in the texts, or it has no artifact. */
  readonly artifact: VerifiedArtifact | null;
  /** Why the release that was given is not used, as a sentence; null if it is, or none was given. */
  readonly refusal: string | null;
  /** Null without an error and a command. */
  readonly explanation: CosignExplanation | null;
};
