import type { SigningIdentity } from './model';

/** What a policy requires of images. */
export type PolicyTarget = {
  /** The repository of the images, e.g. `quay.io/kairos/hadron`. */
  readonly repository: string;
  /** What an image must have from the signer. */
  readonly requires: 'signature' | 'sbom-attestation';
  readonly identity: Pick<SigningIdentity, 'subject' | 'issuer' | 'callerRepository'>;
};

/** The transparency log of public signatures. */
export const REKOR = 'https://rekor.sigstore.dev';

/** The predicate type of the SBOMs that were attested with `cosign attest --type spdx`. */
export const SPDX_PREDICATE = 'https://spdx.dev/Document';

/**
 * The images of one repository, by tag and by digest, as globs of Kyverno. An organisation as a glob would
 * also match the images of programs, which other workflows push unsigned.
 */
export function imageGlobs({ repository }: PolicyTarget): readonly string[] {
  return [`${repository}:*`, `${repository}@*`];
}

/** The name of the policies for a repository; a policy for another release replaces the one with the same name. */
export function policyName({ repository }: PolicyTarget): string {
  const flavor = repository.slice(repository.lastIndexOf('/') + 1);
  return `verify-kairos-${flavor.replaceAll(/[^a-z0-9]+/g, '-')}`;
}
