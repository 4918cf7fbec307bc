import { imageGlobs, policyName, REKOR, SPDX_PREDICATE, type PolicyTarget } from './policy-target';

/** An ImageValidatingPolicy of Kyverno, with its keys in the order of the YAML. */
export type ImageValidatingPolicy = {
  readonly apiVersion: 'policies.kyverno.io/v1';
  readonly kind: 'ImageValidatingPolicy';
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
};

/**
 * The ImageValidatingPolicy by which a cluster starts images of a repository only if they have what the target
 * requires. It reads both formats of cosign since Kyverno 1.18.
 *
 * It cannot require the repository that calls a reusable workflow: an identity has only subject and issuer.
 *
 * @see https://kyverno.io/docs/policy-types/image-validating-policy/
 */
export function imageValidatingPolicy(target: PolicyTarget): ImageValidatingPolicy {
  const { requires, identity } = target;
  const { subject, issuer } = identity;
  const accepted = {
    ...(subject.kind === 'exact' ? { subject: subject.value } : { subjectRegExp: subject.value }),
    issuer,
  };
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ImageValidatingPolicy',
    metadata: { name: policyName(target) },
    spec: {
      validationActions: ['Deny'],
      failurePolicy: 'Fail',
      webhookConfiguration: { timeoutSeconds: 30 },
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['pods'],
          },
        ],
      },
      matchImageReferences: imageGlobs(target).map((glob) => ({ glob })),
      attestors: [
        {
          name: 'kairos',
          cosign: { keyless: { identities: [accepted] }, ctlog: { url: REKOR } },
        },
      ],
      ...(requires === 'sbom-attestation' && {
        attestations: [{ name: 'sbom', intoto: { type: SPDX_PREDICATE } }],
      }),
      validations: [{ expression: expressionFor(requires), message: MESSAGES[requires] }],
    },
  };
}

const MESSAGES = {
  signature: 'The image is not signed by the workflow that releases Kairos.',
  'sbom-attestation': 'No SBOM of the image is attested by the workflow that releases Kairos.',
} as const;

/** Every image that the policy matches, in containers and init containers, needs at least one match. */
function expressionFor(requires: PolicyTarget['requires']): string {
  const verify =
    requires === 'signature'
      ? 'verifyImageSignatures(image, [attestors.kairos])'
      : 'verifyAttestationSignatures(image, attestations.sbom, [attestors.kairos])';
  return ['containers', 'initContainers']
    .map((kind) => `images.${kind}.map(image, ${verify}).all(count, count > 0)`)
    .join(' && ');
}
