import { decodeAsset } from '@/lib/names/artifacts/decode-asset';

import { identityByRule } from './identity-rule';
import {
  GITHUB_ISSUER,
  type ReadIdentity,
  type SigningIdentity,
  type VerificationRequest,
} from './model';

const WORKFLOWS = 'https://github.com/kairos-io/';

/**
 * The signer of an artifact: as in a certificate of its release, else by rule; null if unknown.
 *
 * A certificate is an unverified asset, so it only chooses among the workflows of kairos-io.
 */
export function signerOf(request: VerificationRequest): SigningIdentity | null {
  const { certificate } = request;
  const byRule = identityByRule(request);
  if (certificate === null || !appliesTo(certificate, request, byRule)) return byRule;
  if (isOfKairos(certificate)) return fromCertificate(certificate, byRule);
  return byRule === null ? null : { ...byRule, note: `${byRule.note} ${refusal(certificate)}` };
}

function fromCertificate(
  { subjectAlternativeName: value, assetName }: ReadIdentity,
  byRule: SigningIdentity | null,
): SigningIdentity {
  const isAsExpected = byRule === null || matches(byRule, value);
  const difference = isAsExpected
    ? ''
    : ` By the workflow files of this release, the signer is ${byRule.subject.value}.`;
  return {
    subject: { kind: 'exact', value },
    issuer: GITHUB_ISSUER,
    callerRepository: byRule?.callerRepository ?? null,
    evidence: 'certificate',
    isDerived: false,
    note: `The signer is read from ${assetName}.${difference}`,
    source: byRule?.source ?? 'https://docs.sigstore.dev/cosign/verifying/verify/',
  };
}

function isOfKairos({ subjectAlternativeName, issuer }: ReadIdentity): boolean {
  return (
    subjectAlternativeName.startsWith(WORKFLOWS) && (issuer ?? GITHUB_ISSUER) === GITHUB_ISSUER
  );
}

function refusal({ assetName, subjectAlternativeName }: ReadIdentity): string {
  return `The certificate ${assetName} is not used: its subject ${subjectAlternativeName} is not a workflow of kairos-io.`;
}

function matches({ subject: { kind, value } }: SigningIdentity, text: string): boolean {
  return kind === 'exact' ? value === text : new RegExp(value).test(text);
}

/** Whether the certificate of one artifact is also that of another: the rules give both the same, single signer. */
function appliesTo(
  { assetName }: ReadIdentity,
  { componentId, tag, arch, fileName }: VerificationRequest,
  byRule: SigningIdentity | null,
): boolean {
  if (fileName !== null && assetName.startsWith(fileName)) return true;
  const { artifact } = decodeAsset(assetName, { component: componentId, tag });
  if (artifact === null) return false;
  const other = identityByRule({ ...artifact, componentId, tag });
  if (other?.subject.value !== byRule?.subject.value) return false;
  return byRule?.subject.kind === 'exact' || artifact.arch === arch;
}
