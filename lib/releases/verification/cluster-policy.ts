import { imageGlobs, policyName, REKOR, SPDX_PREDICATE, type PolicyTarget } from './policy-target';

/** A ClusterPolicy of Kyverno, with its keys in the order of the YAML. */
export type ClusterPolicy = {
  readonly apiVersion: 'kyverno.io/v1';
  readonly kind: 'ClusterPolicy';
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
};

/**
 * The ClusterPolicy by which a cluster starts images of a repository only if they have what the target
 * requires, in cosign's own format.
 *
 * @see https://kyverno.io/docs/policy-types/cluster-policy/verify-images/sigstore/
 */
export function clusterPolicy(target: PolicyTarget): ClusterPolicy {
  const attestors = [{ entries: [{ keyless: keylessOf(target) }] }];
  const required =
    target.requires === 'signature'
      ? { attestors }
      : { attestations: [{ type: SPDX_PREDICATE, attestors }] };
  const rule = {
    name: `verify-${target.requires}`,
    match: { any: [{ resources: { kinds: ['Pod'] } }] },
    verifyImages: [{ imageReferences: imageGlobs(target), failureAction: 'Enforce', ...required }],
  };
  return {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name: policyName(target) },
    spec: { webhookConfiguration: { timeoutSeconds: 30 }, background: false, rules: [rule] },
  };
}

function keylessOf({ identity: { subject, issuer, callerRepository } }: PolicyTarget) {
  return {
    ...(subject.kind === 'exact' ? { subject: subject.value } : { subjectRegExp: subject.value }),
    issuer,
    ...(callerRepository !== null && {
      additionalExtensions: { githubWorkflowRepository: callerRepository },
    }),
    rekor: { url: REKOR },
  };
}
