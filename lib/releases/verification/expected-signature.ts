import { identityByRule, imageRulesFor } from './identity-rule';
import type { SignatureFormat, SignedArtifact, SigningIdentity } from './model';
import { cosignMajors, signatureFormat } from './signature-format';
import { ISO_RULES, rulesFor, type IsoRule } from './signing-rules';

type Signed = {
  readonly identity: SigningIdentity;
  /** Null if unknown. */
  readonly format: SignatureFormat | null;
  /** The major versions of cosign that verify it. */
  readonly cosign: readonly number[];
};

/**
 * What the rules say of the signature of an image or of an ISO. `none`: upstream does not sign it. `unknown`:
 * there is no rule for it, or a property on which the rule depends is unknown.
 */
export type ExpectedSignature =
  | { readonly kind: 'none'; readonly note: string; readonly source: string }
  | { readonly kind: 'unknown' }
  | ({ readonly kind: 'image-signature' | 'sbom-attestation' } & Signed)
  | ({
      readonly kind: 'checksum-signature';
      /** The endings of the files, after `.iso.sha256`. */
      readonly files: IsoRule['files'];
      readonly note: string;
      readonly source: string;
    } & Signed);

/**
 * Decides which signature an artifact has, by whom and in which format, by the rules of its version: nothing
 * is read from the release.
 */
export function expectedSignature(
  artifact: SignedArtifact,
  of: 'image' | 'iso',
): ExpectedSignature {
  return of === 'image' ? ofImage(artifact) : ofIso(artifact);
}

function ofImage(artifact: SignedArtifact): ExpectedSignature {
  const [first, ...others] = imageRulesFor(artifact);
  if (first === undefined || others.some(({ image }) => image !== first.image))
    return { kind: 'unknown' };
  if (first.image === 'unsigned') return { kind: 'none', note: first.note, source: first.source };
  const kind = first.image === 'signature' ? 'image-signature' : 'sbom-attestation';
  return signedAs({ kind }, artifact);
}

function ofIso(artifact: SignedArtifact): ExpectedSignature {
  const [rule, ...others] = artifact.componentId === 'kairos' ? rulesFor(ISO_RULES, artifact) : [];
  if (rule === undefined || others.length > 0) return { kind: 'unknown' };
  const { files, note, source } = rule;
  if (files.length === 0) return { kind: 'none', note, source };
  return signedAs({ kind: 'checksum-signature', files, note, source }, artifact);
}

function signedAs<Kind extends object>(
  kind: Kind,
  artifact: SignedArtifact,
): (Kind & Signed) | { readonly kind: 'unknown' } {
  const identity = identityByRule(artifact);
  if (identity === null) return { kind: 'unknown' };
  const { tag } = artifact;
  const format = signatureFormat({ tag, assetNames: [], readBundle: null });
  return { ...kind, identity, format, cosign: cosignMajors(format) };
}
