import type { Era } from '@/lib/names/artifacts/eras';
import type { Artifact } from '@/lib/names/artifacts/model';
import type { Distribution } from '@/lib/names/distributions/model';
import type { ImageReference } from '@/lib/names/references/model';
import type { SemVer } from '@/lib/names/versions/model';

/** The fields of the form, from what decides to what follows; `naming` is the id of an era. */
export const BUILD_FIELDS = [
  'registry',
  'organization',
  'repository',
  'base',
  'flavor',
  'flavorRelease',
  'variant',
  'arch',
  'model',
  'trustedBoot',
  'fips',
  'kubernetes',
  'kubernetesVersion',
  'version',
  'release',
  'kairosInit',
  'kind',
  'prefix',
  'naming',
] as const;

export type BuildField = (typeof BUILD_FIELDS)[number];

/** Every field of the form, as text exactly as typed, also in the URL. */
export type BuildForm = { readonly [Field in BuildField]: string };

/** A form with normalised fields; only `normalizeForm` makes one. */
export type NormalForm = BuildForm & { readonly isNormal: true };

/** What can be made: an image, a raw disk packed in an image, or what is made of an image. */
export const BUILD_KINDS = [
  'image',
  'raw-image',
  'iso',
  'raw',
  'netboot',
  'uki-iso',
  'uki-container',
] as const;

export type BuildKind = (typeof BUILD_KINDS)[number];

/** How bad a problem is: an error refuses, a warning and a note do not. */
export type ProblemSeverity = 'error' | 'warning' | 'note';

/** An error or a note about a field. */
export type FieldProblem = {
  readonly field: BuildField;
  /** A sentence or two for the reader. */
  readonly message: string;
  readonly severity: ProblemSeverity;
  /** Where the rule is written down. */
  readonly source: string | null;
  /** The nearest combination that works, as the fields to change. */
  readonly fix: Partial<BuildForm> | null;
};

/** A value that another choice removes: it stays in the form, and the artifact does without it. */
export type FormChange = {
  readonly field: BuildField;
  /** The value that is not used. */
  readonly was: string;
  readonly reason: string;
  /** The fields to change so that the value is used again; null if nothing would. */
  readonly undo: Partial<BuildForm> | null;
};

/** A version that was read: as it was typed, and as numbers. */
export type CheckedVersion = { readonly text: string; readonly numbers: SemVer };

/** The versions of the programs that build an artifact; null if unknown. */
export type Programs = {
  /** The release of Kairos whose programs they are, and the tag of its Dockerfile. */
  readonly release: string | null;
  /** The tag of the kairos-init image, with its `v`. */
  readonly kairosInit: string | null;
  /** The tag of the AuroraBoot image. */
  readonly auroraBoot: string | null;
  /** Whether `release` pins this `kairosInit`. */
  readonly isPinnedInit: boolean;
  /** A sentence on where release and kairos-init come from. */
  readonly because: string;
  /** A sentence on where AuroraBoot comes from. */
  readonly auroraBootBecause: string;
  /** Why the chosen kairos-init cannot be used with the release; null if it can. */
  readonly refusal: string | null;
};

type FormFacts = {
  readonly era: Era;
  /** Whether the Kairos project publishes it, or may have; see `whyOwnImage`. */
  readonly official: boolean;
  readonly organization: string;
  /** The path below the registry where it was entered; null where it follows from the era's rule. */
  readonly repository: string | null;
  /** The image that is turned into Kairos; null where none was given. */
  readonly base: ImageReference | null;
  /** The distribution of the base, or of the flavor where there is no base. */
  readonly distribution: Distribution;
  readonly fips: boolean;
  /** Null where the version is a commit. */
  readonly versionNumbers: SemVer | null;
  /** The release of Kairos that was chosen for an image of another version; null where none was. */
  readonly release: CheckedVersion | null;
  /** The kairos-init that was chosen; null where none was. */
  readonly kairosInit: CheckedVersion | null;
  /** The versions of the programs that build it. */
  readonly programs: Programs;
  /** Whether its version may also mean a release of Kairos that kairos-init did not build. */
  readonly isNamesake: boolean;
  /** Host and path of a mirror, put in front of references; null where there is none. */
  readonly prefix: string | null;
};

/** A form read field by field; what could not be read is null and among the problems. */
export type DraftedArtifact = Artifact<'drafted'> & FormFacts & { readonly kind: BuildKind | null };

/**
 * A valid form, read. Names and commands are made of it. The version of its Kubernetes is null where the
 * latest is meant.
 */
export type CheckedArtifact = Artifact & FormFacts & { readonly kind: BuildKind };

/** The result of a form: the artifact where no problem is an error, and all problems. */
export type CheckedForm = {
  readonly form: NormalForm;
  readonly artifact: CheckedArtifact | null;
  readonly problems: readonly FieldProblem[];
  readonly changes: readonly FormChange[];
};
