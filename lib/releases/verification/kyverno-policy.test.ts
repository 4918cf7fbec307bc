import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { buildKyvernoPolicy, formatKyvernoPolicy } from './kyverno-policy';

const request = {
  name: 'kairos-images',
  imagePatterns: ['quay.io/kairos/*'],
  identity: {
    subject: { kind: 'exact', value: 'https://x.example/a: b # c' },
    issuer: 'https://i.example',
  },
} as const;

describe('buildKyvernoPolicy', () => {
  it('requires the signer', () => {
    expect(formatKyvernoPolicy(buildKyvernoPolicy(request))).toBe(`apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: kairos-images
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
            - quay.io/kairos/*
          failureAction: Enforce
          attestors:
            - entries:
                - keyless:
                    subject: "https://x.example/a: b # c"
                    issuer: https://i.example
                    rekor:
                      url: https://rekor.sigstore.dev
`);
  });

  it('requires a pattern if the signer is a pattern', () => {
    const subject = {
      kind: 'pattern',
      value: String.raw`^https://a\.example/[0-9a-f]{40}$`,
    } as const;
    const yaml = formatKyvernoPolicy(
      buildKyvernoPolicy({ ...request, identity: { ...request.identity, subject } }),
    );
    expect(yaml).toContain(`subjectRegExp: ${subject.value}`);
  });

  it('formats YAML that parses to the same policy', () => {
    const policy = buildKyvernoPolicy(request);
    expect(parse(formatKyvernoPolicy(policy))).toEqual(policy);
  });
});
