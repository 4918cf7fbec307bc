import { ERAS, findEra } from './eras';

/** The release that AuroraBoot is asked for by `artifact_version` and its companions. */
export type AuroraBootRelease = {
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly variant: 'core' | 'standard';
  readonly arch: string;
  /** The release of Kairos, by which the rule is chosen. */
  readonly release: string;
  /** The version as the file states it, with its Kubernetes where it has one. */
  readonly artifactVersion: string;
};

/**
 * Names the file that AuroraBoot would look for in a release. The model is always `generic`.
 *
 * For core releases before v2.4.0 it looks for `core-…`, although the files were `kairos-…`.
 *
 * @see https://github.com/kairos-io/AuroraBoot/blob/main/pkg/schema/artifact.go
 */
export function formatAuroraBootName(wanted: AuroraBootRelease): string {
  const { flavor, flavorRelease, variant, arch, release, artifactVersion } = wanted;
  const era = findEra(release);
  if (era === ERAS.E0 || era === ERAS.E1) {
    return [variant === 'core' ? 'core' : 'kairos', flavor, artifactVersion].join('-');
  }
  if (era === ERAS.E2) {
    return ['kairos', variant, flavor, arch, 'generic', artifactVersion].join('-');
  }
  return ['kairos', flavor, flavorRelease, variant, arch, 'generic', artifactVersion].join('-');
}
