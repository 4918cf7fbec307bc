import type { Artifact } from './model';

/** The labelled parts of a name; null where the name does not state them. */
export type NameParts = Artifact<'decoded'> & {
  /** Organisation and flavor, e.g. `kairos/hadron`. */
  readonly repository: string | null;
  /** `uki` for trusted boot, `img` for a raw disk packed in an image, or nothing. */
  readonly suffix: '' | 'uki' | 'img';
  /** Whether a dash is between distribution and version of Kubernetes; null without a version. */
  readonly kubernetesSeparator: 'none' | 'dash' | null;
  readonly prerelease: boolean;
  /** Words of a custom build before the name that Kairos' rule makes. */
  readonly customPrefix: string | null;
  /** Words of a custom build after the name by Kairos' rule, e.g. a date. */
  readonly customSuffix: string | null;
  /** The branch in place of a version. */
  readonly branch: string | null;
  /** The commit in place of a version. */
  readonly commit: string | null;
  /** The ending of a file name, without the separator before it. */
  readonly ext: string | null;
  /** How a raw disk is marked. */
  readonly tagMark: '-img' | '.img' | null;
  readonly digest: string | null;
  /** What cosign attached to the image with the digest. */
  readonly attachment: 'sig' | 'att' | 'sbom' | null;
  /** Of anything but a Kairos artifact: a moving tag, a program. */
  readonly name: string | null;
};

/** The parts of a name that states nothing. */
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
  customPrefix: null,
  customSuffix: null,
  branch: null,
  commit: null,
  ext: null,
  tagMark: null,
  digest: null,
  attachment: null,
  name: null,
};
