import type { CheckedArtifact } from '@/lib/build/form/model';
import { namesOf, type ArtifactNames } from '@/lib/build/form/names';

import { auroraBoot } from './auroraboot';
import { dockerBuild } from './docker-build';
import { earthly } from './earthly';
import { extractRawDisk } from './extract-raw-disk';
import { factoryWorkflow } from './factory-workflow';
import { kairosInitDockerfile } from './kairos-init-dockerfile';
import type { Recipe, RecipeSubject } from './model';
import { osArtifact } from './os-artifact';
import { pullImage } from './pull-image';
import { toolsOf } from './release-tools';

/** Facts about an artifact from the registry. */
export type RecipeFacts = {
  /** The digest of its image, e.g. `sha256:…`; null if unknown. */
  readonly digest: string | null;
};

/**
 * The recipes for an artifact, valid for its version. A recipe that is not established for that version has no
 * command and says why; recipes that do not apply are left out.
 */
export function recipesFor(
  artifact: CheckedArtifact,
  names: ArtifactNames,
  { digest }: RecipeFacts,
): readonly Recipe[] {
  const isPacked = artifact.kind === 'raw-image';
  const image = isPacked ? namesOf({ ...artifact, kind: 'image' }).reference : names.reference;
  const subject: RecipeSubject = { artifact, names, image, digest, tools: toolsOf(artifact) };
  const recipes = [
    pullImage(subject),
    dockerBuild(subject),
    kairosInitDockerfile(subject),
    earthly(subject),
    auroraBoot(subject),
    extractRawDisk(subject),
    factoryWorkflow(subject),
    osArtifact(subject),
  ];
  return recipes.filter((recipe) => recipe !== null);
}
