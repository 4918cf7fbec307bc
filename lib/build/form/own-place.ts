import type { CheckedArtifact } from './model';

/**
 * The host in the name of an image that is in no registry: clients never resolve it, so that a pull before
 * the build cannot get another image.
 */
export const LOCAL_REGISTRY = 'localhost';

/** Whether an image is only on the machine that builds it, in no registry. */
export function isLocal({ registry, organization, repository }: Place): boolean {
  return registry === LOCAL_REGISTRY && organization === '' && repository === null;
}

type Place = Pick<CheckedArtifact, 'registry' | 'organization' | 'repository'>;

/** Whether a registry is in a domain that is reserved for examples (RFC 2606). */
export function isPlaceholder(registry: string): boolean {
  return /(?:^|\.)example(?:\.(?:com|net|org))?(?::|$)/.test(registry);
}
