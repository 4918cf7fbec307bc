import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { kyvernoAdvice, type KyvernoAdvice, type KyvernoPolicy } from './kyverno-advice';
import type { VerificationRequest } from './model';

const ISSUER = 'https://token.actions.githubusercontent.com';
const FACTORY =
  'https://github.com/kairos-io/kairos-factory-action/.github/workflows/reusable-factory.yaml@9bf6ee71187036eb832f28c29f0c699507bc1ca3';

function requestFor(image: string, tag: string, ...assetNames: readonly string[]) {
  return {
    componentId: 'kairos',
    tag,
    variant: null,
    arch: null,
    assetNames,
    fileName: null,
    imageReference: `quay.io/kairos/${image}`,
    certificate: null,
  } satisfies VerificationRequest;
}

const V420 = requestFor('hadron:v0.5.1-core-amd64-generic-v4.2.0', 'v4.2.0');
const V336 = requestFor('ubuntu:24.04-core-amd64-generic-v3.3.6', 'v3.3.6');

function policiesOf(request: VerificationRequest) {
  const advice = kyvernoAdvice(request);
  if (advice?.kind !== 'policies') throw new Error(`no policies for ${request.imageReference}`);
  return advice;
}

function policyOf(request: VerificationRequest, kind: KyvernoPolicy['kind']): KyvernoPolicy {
  const found = policiesOf(request).policies.find((policy) => policy.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

function globsOf(request: VerificationRequest): readonly string[] {
  const cluster = parse(policyOf(request, 'ClusterPolicy').yaml);
  const validating = parse(policyOf(request, 'ImageValidatingPolicy').yaml);
  const globs: readonly string[] = cluster.spec.rules[0].verifyImages[0].imageReferences;
  expect(validating.spec.matchImageReferences).toEqual(globs.map((glob) => ({ glob })));
  return globs;
}

function isMatched(globs: readonly string[], image: string): boolean {
  return globs.some((glob) => {
    const parts = glob
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
    return new RegExp(`^${parts.join('.*')}$`).test(image);
  });
}

describe('kyvernoAdvice', () => {
  it('requires the signer of an image that is signed', () => {
    expect(policyOf(V420, 'ImageValidatingPolicy').yaml).toBe(`apiVersion: policies.kyverno.io/v1
kind: ImageValidatingPolicy
metadata:
  name: verify-kairos-hadron
spec:
  validationActions:
    - Deny
  failurePolicy: Fail
  webhookConfiguration:
    timeoutSeconds: 30
  matchConstraints:
    resourceRules:
      - apiGroups:
          - ""
        apiVersions:
          - v1
        operations:
          - CREATE
          - UPDATE
        resources:
          - pods
  matchImageReferences:
    - glob: quay.io/kairos/hadron:*
    - glob: quay.io/kairos/hadron@*
  attestors:
    - name: kairos
      cosign:
        keyless:
          identities:
            - subject: ${FACTORY}
              issuer: ${ISSUER}
        ctlog:
          url: https://rekor.sigstore.dev
  validations:
    - expression: images.containers.map(image, verifyImageSignatures(image, [attestors.kairos])).all(count, count > 0) && images.initContainers.map(image, verifyImageSignatures(image, [attestors.kairos])).all(count, count > 0)
      message: The image is not signed by the workflow that releases Kairos.
`);
    expect(policyOf(V420, 'ClusterPolicy').yaml).toBe(`apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: verify-kairos-hadron
spec:
  webhookConfiguration:
    timeoutSeconds: 30
  background: false
  rules:
    - name: verify-signature
      match:
        any:
          - resources:
              kinds:
                - Pod
      verifyImages:
        - imageReferences:
            - quay.io/kairos/hadron:*
            - quay.io/kairos/hadron@*
          failureAction: Enforce
          attestors:
            - entries:
                - keyless:
                    subject: ${FACTORY}
                    issuer: ${ISSUER}
                    additionalExtensions:
                      githubWorkflowRepository: kairos-io/kairos
                    rekor:
                      url: https://rekor.sigstore.dev
`);
  });

  it('requires the attestation, and no signature, of an image that is only attested', () => {
    const cluster = parse(policyOf(V336, 'ClusterPolicy').yaml);
    const [rule] = cluster.spec.rules[0].verifyImages;
    expect(rule).not.toHaveProperty('attestors');
    expect(rule.attestations).toMatchObject([
      {
        type: 'https://spdx.dev/Document',
        attestors: [{ entries: [{ keyless: { issuer: ISSUER } }] }],
      },
    ]);
    const { yaml } = policyOf(V336, 'ImageValidatingPolicy');
    expect(yaml).toContain('verifyAttestationSignatures(image, attestations.sbom');
    expect(yaml).not.toContain('verifyImageSignatures');
  });

  it.each([
    'quay.io/kairos/operator:v0.1.3',
    'quay.io/kairos/operator-node-labeler:v0.1.3',
    'quay.io/kairos/auroraboot:v0.24.0',
    'quay.io/kairos/kairos-init:v0.17.2',
    'quay.io/kairos/community-bundles:kyverno_latest',
    'quay.io/kairos/hadron-x:v1',
    'quay.io.evil/kairos/hadron:v1',
  ])('leaves %s alone', (image) => {
    expect(isMatched(globsOf(V420), image)).toBe(false);
  });

  it.each<[VerificationRequest, string]>([
    [V420, 'quay.io/kairos/hadron:v0.5.1-standard-amd64-generic-v4.2.0-k3s-v1.36.3-k3s1'],
    [V420, 'quay.io/kairos/hadron:latest@sha256:abc'],
    [V420, 'quay.io/kairos/hadron@sha256:abc'],
    [V336, 'quay.io/kairos/ubuntu:24.04-core-amd64-generic-v3.3.6'],
    [requestFor('core-fedora:v2.3.1', 'v2.3.1'), 'quay.io/kairos/core-fedora:v2.3.1'],
  ])('matches every image of its repository: %o %s', (request, image) => {
    expect(isMatched(globsOf({ ...request, arch: 'amd64' }), image)).toBe(true);
  });

  it.each<[string, VerificationRequest, string]>([
    ['one release by its tag', V336, 'of one release, v3.3.6.'],
    ['one release by its commit', V420, 'that this commit of the factory made: v4.2.0.'],
    [
      'three releases with one commit',
      requestFor('hadron:v0.0.4-core-amd64-generic-v4.0.2', 'v4.0.2'),
      'made: v4.0.2, v4.0.3, v4.1.0.',
    ],
    [
      'releases by a pattern',
      requestFor('hadron:v0.0.1-core-amd64-generic-v3.7.0', 'v3.7.0'),
      'whose signer matches the pattern',
    ],
  ])('says that it admits %s', (_what, request, words) => {
    const { admits, beforeUpgrade } = policiesOf(request);
    expect(admits).toContain(words);
    expect(admits).toContain('Every other image of');
    expect(beforeUpgrade).toMatch(/^Before you upgrade to another release, apply the policy/);
  });

  it('has the versions of Kyverno of each kind', () => {
    const { policies } = policiesOf(V420);
    expect(policies.map(({ kind, versions }) => [kind, versions])).toEqual([
      ['ImageValidatingPolicy', 'Kyverno 1.17 or later'],
      ['ClusterPolicy', 'Kyverno before 1.20'],
    ]);
    expect(policies[1]?.note).toContain('deprecated since Kyverno 1.17');
  });

  it('has no ClusterPolicy for Sigstore bundles, and needs Kyverno 1.18 for them', () => {
    const image = 'hadron:v0.5.1-core-amd64-generic-v4.3.0';
    for (const assets of [[], ['a.iso.sha256.bundle']]) {
      const { policies } = policiesOf(requestFor(image, 'v4.3.0', ...assets));
      expect(policies.map(({ kind, versions }) => [kind, versions])).toEqual([
        ['ImageValidatingPolicy', 'Kyverno 1.18 or later'],
      ]);
    }
    const old = requestFor(image, 'v4.3.0', 'a.iso.sha256.sig', 'a.iso.sha256.bundle');
    expect(policiesOf(old).policies).toHaveLength(2);
  });

  it('requires a pattern if the signer is a pattern', () => {
    const request = requestFor('hadron:v0.0.1-core-amd64-generic-v3.7.0', 'v3.7.0');
    expect(policyOf(request, 'ClusterPolicy').yaml).toMatch(/subjectRegExp: \^https:/);
    expect(policyOf(request, 'ImageValidatingPolicy').yaml).toMatch(/subjectRegExp: \^https:/);
  });

  it.each<[string, VerificationRequest, RegExp]>([
    [
      'an unsigned image',
      requestFor('opensuse:leap-15.6-core-arm64-generic-v3.2.4', 'v3.2.4'),
      /not signed/,
    ],
    [
      'an image with an unknown signer',
      requestFor('ubuntu:20.04-core-arm64-nvidia-jetson-agx-orin-v2.4.2', 'v2.4.2'),
      /unknown/,
    ],
  ])('says why there is no policy for %s', (_what, request, reason) => {
    const advice: KyvernoAdvice | null = kyvernoAdvice(request);
    expect(advice).toEqual({ kind: 'none', reason: expect.stringMatching(reason) });
  });

  it('is null without an image', () => {
    expect(kyvernoAdvice({ ...V420, imageReference: null })).toBeNull();
  });
});
