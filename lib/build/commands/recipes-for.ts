import type { CheckedArtifact } from '@/lib/build/form/model';
import { localReference, namesOf, type ArtifactNames } from '@/lib/build/form/names';
import type { ExistenceState } from '@/lib/releases/existence/model';

import { auroraBoot } from './auroraboot';
import { dockerBuild } from './docker-build';
import { earthly } from './earthly';
import { extractRawDisk } from './extract-raw-disk';
import { factoryWorkflow } from './factory-workflow';
import { kairosInitDockerfile } from './kairos-init-dockerfile';
import type { Recipe, RecipeSubject } from './model';
import { osArtifact } from './os-artifact';
import { pullImage } from './pull-image';
import { pushImage } from './push-image';
import { upgradeNode } from './upgrade-node';

/** Facts about an artifact that its form does not say. */
export type RecipeFacts = {
  /** The digest of its image, e.g. `sha256:…`; null if unknown. */
  readonly digest: string | null;
  /** Whether Kairos publishes its image. */
  readonly image: ExistenceState;
};

/**
 * The recipes for an artifact, valid for its version, in the order in which they are shown: what Kairos publishes is
 * pulled, everything else is built first. A recipe that is not established for that version has no command and says
 * why; recipes that do not apply are left out.
 */
export function recipesFor(
  artifact: CheckedArtifact,
  names: ArtifactNames,
  { digest, image: existence }: RecipeFacts,
): readonly Recipe[] {
  const { official, kind, programs } = artifact;
  const image = kind === 'raw-image' ? namesOf({ ...artifact, kind: 'image' }) : names;
  const subject: RecipeSubject = {
    artifact,
    names,
    image: image.reference,
    built: official ? localReference(artifact, image.tag) : image.reference,
    isMissing: official && (existence === 'missing' || existence === 'not-published'),
    digest,
    programs,
  };
  const recipes = [
    pullImage(subject),
    upgradeNode(subject),
    dockerBuild(subject),
    kairosInitDockerfile(subject),
    earthly(subject),
    auroraBoot(subject),
    extractRawDisk(subject),
    factoryWorkflow(subject),
    osArtifact(subject),
    pushImage(subject),
  ];
  return recipes.filter((recipe) => recipe !== null);
}
