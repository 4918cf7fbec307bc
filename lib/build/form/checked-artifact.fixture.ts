import { NO_RELEASES, type BuildContext } from './build-context';
import { checkArtifact } from './check-artifact';
import type { BuildForm, CheckedArtifact } from './model';
import { formOf } from './read-form';

/** The latest releases of the tests, and some before. */
export const RELEASES: BuildContext = {
  latestRelease: 'v4.3.0',
  releaseTags: new Set(['v4.3.0', 'v4.2.0', 'v4.1.2', 'v4.0.3', 'v3.5.0', 'v2.3.0', 'v1.0.0']),
  latestHadron: 'v0.5.1',
  latestAuroraBoot: 'v0.26.2',
};

/** The artifact of a form that is not refused; throws with the problems of one that is. */
export function artifactOf(
  fields: Partial<BuildForm>,
  context: BuildContext = NO_RELEASES,
): CheckedArtifact {
  const { artifact, problems } = checkArtifact(formOf(fields), context);
  if (artifact === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return artifact;
}
