import type { SignatureVerdict, TrustedRootAge, UnknownTrust } from './model';

/** A verdict in words. */
export type VerdictWords = {
  /** A few words, e.g. for a badge. */
  readonly title: string;
  /** What it means, in one or two sentences. */
  readonly meaning: string;
  readonly tone: 'good' | 'bad' | 'open';
};

/** Says what a verdict means, and what it does not prove. */
export function describeVerdict(verdict: SignatureVerdict, root: TrustedRootAge): VerdictWords {
  switch (verdict.kind) {
    case 'verified':
      return {
        title: 'Verified: the expected signer',
        meaning: `This site verified the signature, its certificate and ${logWords(verdict)}; the signer is the one that the rules of this version require.`,
        tone: 'good',
      };
    case 'other-identity':
      return {
        title: 'Signed by another identity',
        meaning: `The signature is good, but not by the signer that the rules of this version require. ${verdict.differences.join(' ')}`,
        tone: 'bad',
      };
    case 'no-rule':
      return {
        title: 'Signed; no rule for the signer',
        meaning: 'The signature is good. No rule of this site says who should have signed it.',
        tone: 'open',
      };
    case 'time-not-proven':
      return {
        title: 'Signed; time not proven',
        meaning:
          'The signature is good and its certificate is of the expected signer. The certificate was valid for 10 minutes, and nothing proves that the signature was made within them: cosign looks that up in the transparency log.',
        tone: 'open',
      };
    case 'unknown-trust':
      return {
        title: 'Cannot be decided here',
        meaning: `${UNKNOWN_WORDS[verdict.what](verdict.id)} The trusted root of this site is of ${root.copiedOn}. This is no evidence against the signature.`,
        tone: 'open',
      };
    case 'invalid':
      return {
        title: 'Invalid',
        meaning: `The signature does not verify. ${verdict.detail}`,
        tone: 'bad',
      };
    case 'none':
      return { title: 'No signature', meaning: 'No signature was found.', tone: 'open' };
    case 'not-checked':
      return {
        title: 'Not checked',
        meaning: `This site has not verified the signature. ${verdict.detail}`,
        tone: 'open',
      };
  }
}

const UNKNOWN_WORDS: Readonly<Record<UnknownTrust, (id: string) => string>> = {
  log: (id) =>
    `The signature is recorded in the transparency log ${id}, whose key this site does not have.`,
  'certificate-authority': (id) =>
    `The certificate was issued by an authority ${id}, which is not in Sigstore's trusted root.`,
  'certificate-log': (id) =>
    `The certificate is recorded in the certificate log ${id}, whose key this site does not have.`,
  'timestamp-authority': (id) =>
    `The time is stated by the timestamp authority ${id}, which is not in Sigstore's trusted root.`,
  'public-key': (id) =>
    `The signature was made with a public key (${id}) and not with a certificate, so it says nothing about who signed.`,
};

function logWords({ log }: Extract<SignatureVerdict, { readonly kind: 'verified' }>): string {
  switch (log?.proof) {
    case undefined:
      return 'its timestamp';
    case 'promise':
      return 'the promise of the transparency log to record it';
    case 'inclusion':
    case 'promise-and-inclusion':
      return 'the proof that the transparency log contains it';
  }
}
