import { stringify } from 'yaml';

import { cutReference } from '@/lib/names/references/cut-reference';
import { COMPONENT_VERSIONS } from '@/lib/releases/component-versions/find-component-versions';

import { clusterPolicy } from './cluster-policy';
import { completeRequest } from './complete-request';
import { expectedSignature } from './expected-signature';
import { imageValidatingPolicy } from './image-validating-policy';
import type { SignatureFormat, SigningSubject, VerificationRequest } from './model';
import type { PolicyTarget } from './policy-target';
import { signatureFormat } from './signature-format';
import { signerOf } from './signer';

/** A policy as YAML for `kubectl apply`, with the versions of Kyverno that take it. */
export type KyvernoPolicy = {
  readonly kind: 'ImageValidatingPolicy' | 'ClusterPolicy';
  readonly versions: string;
  readonly note: string;
  readonly yaml: string;
  readonly source: string;
};

/** Policies by which a cluster upgrades only to images of a release, or why there can be none. */
export type KyvernoAdvice =
  | {
      readonly kind: 'policies';
      readonly admits: string;
      readonly beforeUpgrade: string;
      readonly policies: readonly KyvernoPolicy[];
    }
  | { readonly kind: 'none'; readonly reason: string };

/**
 * Decides which policy of Kyverno admits an image: one for its signature, or for the attestation of its SBOM
 * if it has no signature. Null without an image.
 *
 * @see https://kairos.io/docs/upgrade/kubernetes/
 */
export function kyvernoAdvice(given: VerificationRequest): KyvernoAdvice | null {
  const request = completeRequest(given);
  const { imageReference, tag, assetNames, certificate } = request;
  if (imageReference === null) return null;
  const expected = expectedSignature(request, 'image');
  const identity = signerOf(request);
  if (expected.kind === 'none') {
    const reason = `No policy admits this image, because it is not signed. ${expected.note}`;
    return { kind: 'none', reason };
  }
  if (expected.kind === 'unknown' || identity === null)
    return {
      kind: 'none',
      reason: 'Who signs this image is unknown, so there is no policy for it.',
    };
  const { registry, repository } = cutReference(imageReference);
  const target: PolicyTarget = {
    repository: [registry, repository].filter(Boolean).join('/'),
    requires: expected.kind === 'sbom-attestation' ? 'sbom-attestation' : 'signature',
    identity,
  };
  const format = signatureFormat({ tag, assetNames, readBundle: certificate?.bundle ?? null });
  return {
    kind: 'policies',
    admits: admitted(target),
    beforeUpgrade:
      'Before you upgrade to another release, apply the policy from the page of that release. It has the same name and replaces this one.',
    policies: [
      validatingPolicy(target, format),
      ...(format === 'cosign' ? [deprecatedPolicy(target)] : []),
    ],
  };
}

function validatingPolicy(target: PolicyTarget, format: SignatureFormat | null): KyvernoPolicy {
  const caller =
    target.identity.callerRepository === null
      ? ''
      : ' It requires the workflow, not the repository that calls it: Kyverno has no field for that here.';
  return {
    kind: 'ImageValidatingPolicy',
    versions: `Kyverno ${format === 'cosign' ? '1.17' : '1.18'} or later`,
    note:
      format === 'cosign'
        ? `policies.kyverno.io/v1 is stable since Kyverno 1.17.${caller}`
        : `Kyverno reads Sigstore bundles in this kind of policy since 1.18.${caller}`,
    yaml: toYaml(imageValidatingPolicy(target)),
    source: 'https://kyverno.io/docs/policy-types/image-validating-policy/',
  };
}

function deprecatedPolicy(target: PolicyTarget): KyvernoPolicy {
  return {
    kind: 'ClusterPolicy',
    versions: 'Kyverno before 1.20',
    note: 'ClusterPolicy is deprecated since Kyverno 1.17, and its removal is planned for 1.20.',
    yaml: toYaml(clusterPolicy(target)),
    source: 'https://kyverno.io/docs/policy-types/overview/',
  };
}

function admitted({ repository, requires, identity: { subject } }: PolicyTarget): string {
  const images =
    requires === 'signature'
      ? `signed images of ${repository}`
      : `images of ${repository} whose SBOM is attested`;
  return `Admits ${images} ${releasesOf(subject)}. Every other image of ${repository} is refused, images of other repositories are not checked.`;
}

function releasesOf({ kind, value }: SigningSubject): string {
  if (kind === 'pattern') return 'of every release whose signer matches the pattern';
  const [, tag] = /@refs\/tags\/(.+)$/.exec(value) ?? [];
  if (tag !== undefined) return `of one release, ${tag}`;
  const releases = COMPONENT_VERSIONS.filter(({ factory }) =>
    factory.some(({ commit }) => value.endsWith(`@${commit}`)),
  ).map((release) => release.tag);
  if (releases.length === 0) return 'of the releases that this signer made';
  return `of the ${releases.length === 1 ? 'release' : 'releases'} that this commit of the factory made: ${releases.join(', ')}`;
}

/** YAML without folded lines, so that a subject stays in one piece. */
function toYaml(policy: object): string {
  return stringify(policy, { lineWidth: 0 });
}
