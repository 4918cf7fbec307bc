import type { CheckedArtifact, Programs } from '@/lib/build/form/model';
import type { ArtifactNames } from '@/lib/build/form/names';

/** The ways to get or make an artifact. */
export const RECIPE_IDS = [
  'pull-image',
  'upgrade-node',
  'docker-build',
  'kairos-init-dockerfile',
  'earthly',
  'auroraboot',
  'extract-raw-disk',
  'factory-workflow',
  'os-artifact',
  'push-image',
] as const;

/** One of {@link RECIPE_IDS}. */
export type RecipeId = (typeof RECIPE_IDS)[number];

/** `holds`: valid for this version. `history`: valid at its release. `unknown`: not established, without a command. */
export type RecipeStanding = 'holds' | 'history' | 'unknown';

/** One command to run. */
export type RecipeStep = {
  readonly label: string;
  /** For a POSIX shell. */
  readonly shell: string;
  /** For PowerShell 7; null if it is the same. */
  readonly powershell: string | null;
};

/** A file that the commands need. */
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
  /** A sentence on the versions of Kairos and of the tools for which it is valid. */
  readonly forVersion: string;
  readonly steps: readonly RecipeStep[];
  readonly file: RecipeFile | null;
  /** Each one or two sentences. */
  readonly notes: readonly string[];
  /** The URL of the rule. */
  readonly source: string;
};

/** The artifact of a recipe, with its names and programs. */
export type RecipeSubject = {
  readonly artifact: CheckedArtifact;
  readonly names: ArtifactNames;
  /** The reference of the image that the artifact is or is made from, with the mirror's prefix. */
  readonly image: string;
  /** The reference under which a build stores it: a local one for what Kairos publishes. */
  readonly built: string;
  /** Whether Kairos does not publish the image, although its name is one of Kairos' own. */
  readonly isMissing: boolean;
  /** E.g. `sha256:…`; null if unknown. */
  readonly digest: string | null;
  readonly programs: Programs;
};
