import type { Freshness } from '@/lib/base/freshness/model';
import type { Recipe } from '@/lib/build/commands/model';
import type { FormOptions } from '@/lib/build/form/form-options';
import type {
  BuildForm,
  CheckedArtifact,
  FieldProblem,
  FormChange,
  NormalForm,
} from '@/lib/build/form/model';
import type { ArtifactNames } from '@/lib/build/form/names';
import type { Preset } from '@/lib/build/form/presets';
import type { PublishedEvidence } from '@/lib/build/form/published-evidence';
import type { Suggestions } from '@/lib/build/form/suggest-values';
import type { TestedEvidence } from '@/lib/build/form/tested-evidence';
import type { ArtifactGroup } from '@/lib/releases/list/arrange-assets';
import type { Verification } from '@/lib/releases/verification/model';

/** Everything there is of an artifact. */
export type BuiltArtifact = {
  readonly artifact: CheckedArtifact;
  readonly names: ArtifactNames;
  readonly tested: TestedEvidence;
  readonly published: PublishedEvidence;
  /** The one change of the form after which its release has everything in it; null if it has. */
  readonly fix: Partial<BuildForm> | null;
  /** The release of the version; null where it is no release. */
  readonly releasePath: string | null;
  /** The files of the release that were made from it. */
  readonly group: ArtifactGroup | null;
  /** The digest that the image had in the registry when it was last read; null where it was not read. */
  readonly digest: string | null;
  readonly recipes: readonly Recipe[];
  readonly verifications: readonly Verification[];
};

/** Everything the page of the builder shows for one URL. */
export type BuildPageData = {
  /** As typed. Links change this one, so that they keep what was typed. */
  readonly typed: BuildForm;
  /** Whether the image is an example, since the URL states none. */
  readonly isExample: boolean;
  /** The same, normalised. */
  readonly normal: NormalForm;
  readonly problems: readonly FieldProblem[];
  readonly changes: readonly FormChange[];
  /** Null while a problem is an error. */
  readonly built: BuiltArtifact | null;
  readonly options: FormOptions;
  readonly presets: readonly Preset[];
  readonly suggestions: Suggestions;
  /** The values that empty fields of the form get. */
  readonly derived: Readonly<Partial<BuildForm>>;
  /** The URL of this form. */
  readonly permalink: string;
  /** How old the grid is that the evidence comes from; null where there is none. */
  readonly gridFreshness: Freshness | null;
  /** How old the list of releases is. */
  readonly releasesFreshness: Freshness | null;
  /** When this page was made, ISO 8601. */
  readonly now: string;
};
