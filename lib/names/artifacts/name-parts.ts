import type { Artifact } from './model';

/** The labelled parts of a name; null where the name does not tell. */
export type NameParts = Artifact<'decoded'> & {
  /** Organisation and flavor, e.g. `kairos/hadron`. */
  readonly repository: string | null;
  /** `uki` for trusted boot, `img` for a raw disk packed in an image, or nothing. */
  readonly suffix: '' | 'uki' | 'img';
  /** Whether a dash stands between distribution and version of Kubernetes. */
  readonly kubernetesSeparator: 'none' | 'dash' | null;
  readonly prerelease: boolean;
  /** What stands in the version's place when it is a branch. */
  readonly branch: string | null;
  /** What stands in the version's place when it is a commit. */
  readonly commit: string | null;
  /** The ending of a file name, without what separates it. */
  readonly ext: string | null;
  /** How the mark of a raw disk is written. */
  readonly tagMark: '-img' | '.img' | null;
  readonly digest: string | null;
  /** What cosign attached under a digest's name. */
  readonly attachment: 'sig' | 'att' | 'sbom' | null;
  /** The name of what is no Kairos artifact: a moving tag, a component. */
  readonly name: string | null;
};

/** A name that tells nothing; what is read adds to it. */
export const NO_PARTS: NameParts = {
  registry: null,
  repository: null,
  flavor: null,
  flavorRelease: null,
  variant: null,
  arch: null,
  model: null,
  version: null,
  kubernetes: null,
  trustedBoot: false,
  suffix: '',
  kubernetesSeparator: null,
  prerelease: false,
  branch: null,
  commit: null,
  ext: null,
  tagMark: null,
  digest: null,
  attachment: null,
  name: null,
};
