/** Whether an image contains Kubernetes: `standard` does, `core` does not. */
export const VARIANTS = ['core', 'standard'] as const;

/** One of {@link VARIANTS}. */
export type Variant = (typeof VARIANTS)[number];

/** The architectures of Kairos, by their Go names. */
export const ARCHES = ['amd64', 'arm64', 'riscv64'] as const;

/** One of {@link ARCHES}. */
export type Arch = (typeof ARCHES)[number];

/** The Kubernetes distributions of standard images. */
export const KUBERNETES_DISTROS = ['k3s', 'k0s'] as const;

/** One of {@link KUBERNETES_DISTROS}. */
export type KubernetesDistro = (typeof KUBERNETES_DISTROS)[number];

/** The Kubernetes of a standard image; `version` is null if a name states only the distribution. */
export type Kubernetes = {
  readonly distro: KubernetesDistro;
  /** With its `+`, e.g. `v1.36.1+k3s1`. */
  readonly version: string | null;
};

/** What an image is: one to run and to upgrade from, or a raw disk packed in an image. */
export const IMAGE_KINDS = ['image', 'raw-image'] as const;

/** The kinds of files that are made from an image, each with its own ending. */
export const FILE_KINDS = [
  'iso',
  'checksum',
  'signature',
  'certificate',
  'bundle',
  'raw',
  'squashfs',
  'kernel',
  'initrd',
  'ipxe-script',
  'ipxe-iso',
  'ipxe-usb',
  'uki-container',
  'sbom-spdx',
  'sbom-syft',
  'grype-json',
  'grype-sarif',
  'trivy-json',
  'trivy-sarif',
  'trivy-html',
  'scan-archive',
] as const;

export type FileKind = (typeof FILE_KINDS)[number];

type Words = {
  /** Host with its port, e.g. `quay.io`. */
  readonly registry: string;
  readonly flavor: string;
  readonly flavorRelease: string;
  readonly variant: Variant;
  readonly arch: Arch;
  /** The board, which the documentation calls the device. */
  readonly model: string;
  /** The version of Kairos, with its `v`; in E6 the commit. */
  readonly version: string;
  /** Null for core. */
  readonly kubernetes: Kubernetes | null;
  readonly trustedBoot: boolean;
};

/** The words that may be null at a stage, since nothing has said them yet. */
type Missing = {
  /** Read off a name, which says some of them. */
  readonly decoded: Exclude<keyof Words, 'trustedBoot'>;
  /** Read out of a form, where a word out of a fixed set may be none of the set. */
  readonly drafted: 'variant' | 'arch';
  /** All there, so it can be named. */
  readonly whole: never;
};

/**
 * One thing that Kairos publishes, in the words its name is made of. Before the stage `whole`, a word that is
 * not stated is null.
 *
 * Names of the eras before E3 leave some words out.
 */
export type Artifact<Stage extends keyof Missing = 'whole'> = {
  readonly [Word in keyof Words]: Word extends Missing[Stage] ? Words[Word] | null : Words[Word];
};

/** An artifact with the registry and path that its image's name needs. */
export type NamedArtifact = Artifact & {
  readonly organization: string;
  readonly kind: (typeof IMAGE_KINDS)[number];
};
