import type { ReleaseListing } from '@/lib/releases/existence/model';
import { type RegistryFact, withRegistryFact } from '@/lib/releases/existence/registry-fact';

import { existenceProblems } from './existence-problems';
import type { CheckedArtifact, CheckedForm } from './model';
import { publishedEvidence, type PublishedEvidence } from './published-evidence';
import { testedEvidence, type TestedEvidence, type TestedSources } from './tested-evidence';

/** Whether an artifact is tested, and whether Kairos publishes it. */
export type ArtifactEvidence = {
  readonly tested: TestedEvidence;
  readonly published: PublishedEvidence;
};

/** What the evidence of an artifact is read from; `listing` is that of `releaseComponentOf`. */
export type EvidenceSources = TestedSources & {
  readonly listing: ReleaseListing;
  /** What the registry said of the image; absent or null where it was not read. */
  readonly registry?: RegistryFact | null;
};

/** Reads the evidence of an artifact. */
export function evidenceOf(artifact: CheckedArtifact, sources: EvidenceSources): ArtifactEvidence {
  const published = publishedEvidence(artifact, sources.listing);
  const fact = sources.registry ?? null;
  return {
    tested: testedEvidence(artifact, sources),
    published: {
      image: withRegistryFact(published.image, fact),
      artifact:
        artifact.kind === 'image' ? withRegistryFact(published.artifact, fact) : published.artifact,
    },
  };
}

/** Adds to a checked form what the release of its artifact contradicts. */
export function withEvidence<Form extends Pick<CheckedForm, 'problems'>>(
  checked: Form,
  artifact: CheckedArtifact,
  { published }: ArtifactEvidence,
): Form {
  const found = existenceProblems(artifact, published.image);
  return { ...checked, problems: [...found, ...checked.problems] };
}
