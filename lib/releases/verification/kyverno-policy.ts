import { stringify } from 'yaml';

import type { SigningIdentity } from './model';

const REKOR = 'https://rekor.sigstore.dev';

/** The images that a policy concerns, and their required signer. */
export type KyvernoRequest = {
  readonly name: string;
  /** In Kyverno's syntax, e.g. `quay.io/kairos/*`. */
  readonly imagePatterns: readonly string[];
  readonly identity: Pick<SigningIdentity, 'subject' | 'issuer'>;
};

/** A Kyverno policy, with its keys in the order of the YAML. */
export type KyvernoPolicy = {
  readonly apiVersion: 'kyverno.io/v1';
  readonly kind: 'ClusterPolicy';
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
};

/**
 * Builds a policy by which a cluster starts only images of the given signer, so that an upgrade cannot run
 * somebody else's image.
 *
 * It requires a signature, not an attestation, since images have no cosign attestation since v3.4.0.
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

/** Formats a policy as YAML for `kubectl apply`. */
export function formatKyvernoPolicy(policy: KyvernoPolicy): string {
  return stringify(policy, { lineWidth: 0 });
}
