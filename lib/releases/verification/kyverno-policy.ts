import { stringify } from 'yaml';

import type { SigningIdentity } from './model';

const REKOR = 'https://rekor.sigstore.dev';

/** Who must have signed which images, for a policy that a cluster enforces. */
export type KyvernoRequest = {
  readonly name: string;
  /** Patterns of Kyverno's, such as `quay.io/kairos/*`. */
  readonly imagePatterns: readonly string[];
  readonly identity: Pick<SigningIdentity, 'subject' | 'issuer'>;
};

/** A Kyverno policy as data, in the order in which it is written down. */
export type KyvernoPolicy = {
  readonly apiVersion: 'kyverno.io/v1';
  readonly kind: 'ClusterPolicy';
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
};

/**
 * Builds a policy that lets a cluster start only images with the given signer, which is how an
 * upgrade is kept from running another's image.
 *
 * It asks for a signature, not for an attestation, since images have none of cosign's since v3.4.0.
 *
 * @see https://kyverno.io/docs/policy-types/cluster-policy/verify-images/sigstore/
 */
export function buildKyvernoPolicy({
  name,
  imagePatterns,
  identity,
}: KyvernoRequest): KyvernoPolicy {
  const { subject, issuer } = identity;
  const signer =
    subject.kind === 'exact' ? { subject: subject.value } : { subjectRegExp: subject.value };
  const keyless = { ...signer, issuer, rekor: { url: REKOR } };
  const rule = {
    name: 'verify-signature',
    match: { any: [{ resources: { kinds: ['Pod'] } }] },
    verifyImages: [
      {
        imageReferences: [...imagePatterns],
        failureAction: 'Enforce',
        attestors: [{ entries: [{ keyless }] }],
      },
    ],
  };
  return {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name },
    spec: { webhookConfiguration: { timeoutSeconds: 30 }, background: false, rules: [rule] },
  };
}

/** Formats a policy as the YAML that `kubectl apply` takes. */
export function formatKyvernoPolicy(policy: KyvernoPolicy): string {
  return stringify(policy, { lineWidth: 0 });
}
