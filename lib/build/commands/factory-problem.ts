import { isLocal } from '@/lib/build/form/own-place';

import { baseProblem } from './base-reference';
import { findDockerfile } from './kairos-dockerfile';
import type { RecipeSubject } from './model';

/**
 * Why the Kairos Factory cannot build an artifact, as a sentence for readers; null if it can.
 *
 * @see https://github.com/kairos-io/kairos-factory-action/blob/v1.4.5/.github/workflows/reusable-factory.yaml
 */
export function factoryProblem(
  { artifact, programs }: RecipeSubject,
  base: string | null,
): string | null {
  const { version, versionNumbers, arch, kind, model, fips } = artifact;
  if (versionNumbers === null) {
    return 'Images of CI are built from a commit by the workflows, and are named after it.';
  }
  if (programs.release === null) return programs.because;
  const dockerfile = findDockerfile(programs.release);
  if (dockerfile === null || dockerfile.hasVariant) {
    return 'The Factory works with the Dockerfile of Kairos v3.5.0 and later.';
  }
  if (base === null) return baseProblem(artifact);
  if (isLocal(artifact)) return 'Enter your registry: the Factory pushes the image to it.';
  if (version.includes('+')) {
    return 'The Factory puts the version into the tag as it is, and a tag cannot contain “+”.';
  }
  if (arch === 'riscv64') return 'The Factory builds for amd64 and arm64.';
  if (fips && !dockerfile.hasFips) {
    return 'The Dockerfile of this version has no switch for FIPS: it came with v3.7.0.';
  }
  if (kind === 'netboot' || kind === 'uki-container') {
    return 'The Factory makes ISOs and raw disks. It can build the image, from which AuroraBoot makes this.';
  }
  if (kind === 'iso' && model !== 'generic') {
    return 'The Factory makes ISOs for the generic model only.';
  }
  return null;
}
