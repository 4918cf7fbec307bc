import type { CheckedArtifact } from '@/lib/build/form/model';
import type { ArtifactNames } from '@/lib/build/form/names';

import type { ReleaseTools } from './release-tools';

/** The ways to get or make an artifact, in the order in which they are shown. */
export const RECIPE_IDS = [
  'pull-image',
  'docker-build',
  'kairos-init-dockerfile',
  'earthly',
  'auroraboot',
  'extract-raw-disk',
  'factory-workflow',
  'os-artifact',
] as const;

export type RecipeId = (typeof RECIPE_IDS)[number];

/** `holds`: for this version. `history`: how it was done then. `unknown`: not established, so no command. */
export type RecipeStanding = 'holds' | 'history' | 'unknown';

/** One command to run. */
export type RecipeStep = {
  readonly label: string;
  /** For a POSIX shell. */
  readonly shell: string;
  /** For PowerShell 7; null where it is the same. */
  readonly powershell: string | null;
};

/** A file to keep beside the commands. */
export type RecipeFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
};

/** One way to get or make an artifact. */
export type Recipe = {
  readonly id: RecipeId;
  readonly title: string;
  readonly standing: RecipeStanding;
  /** Which versions of Kairos and of the tools it is right for, in words. */
  readonly forVersion: string;
  readonly steps: readonly RecipeStep[];
  readonly file: RecipeFile | null;
  /** What to know, each a sentence or two. */
  readonly notes: readonly string[];
  /** Where the rule is written down. */
  readonly source: string;
};

/** What recipes are made of. */
export type RecipeSubject = {
  readonly artifact: CheckedArtifact;
  readonly names: ArtifactNames;
  /** The image itself, where the artifact is a raw disk packed in one or a file; with the mirror's prefix. */
  readonly image: string;
  /** Such as `sha256:…`; null where the registry was not asked. */
  readonly digest: string | null;
  readonly tools: ReleaseTools;
};
