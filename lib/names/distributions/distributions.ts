/** A family of distributions; `name` is for readers. */
export type Family = { readonly id: string; readonly name: string };

/** The families in the order in which they are shown; `other` is for unknown distributions. */
export const families = [
  { id: 'hadron', name: 'Hadron' },
  { id: 'debian', name: 'Debian family' },
  { id: 'rhel', name: 'Red Hat family' },
  { id: 'suse', name: 'SUSE family' },
  { id: 'alpine', name: 'Alpine' },
  { id: 'other', name: 'Other' },
] as const satisfies readonly Family[];

/** The id of a family. */
export type FamilyId = (typeof families)[number]['id'];

/**
 * How a release is read from a reference: from its tag, with `prefix` put in front; as a fixed word for
 * a distribution without releases; or from the last component of the repository's path.
 */
export type ReleaseRule =
  | { readonly from: 'tag'; readonly prefix: string }
  | { readonly from: 'rolling'; readonly word: string }
  | { readonly from: 'path' };

/** Repositories that publish one distribution; `*` as the last component matches any. */
export type Publication = {
  readonly repositories: readonly string[];
  readonly release: ReleaseRule;
};

/** A distribution: its name, where it is published, and the releases of its code names. */
export type DistributionRow = {
  /** Lower case; the distribution is also recognised in a repository of this name on any registry. */
  readonly id: string;
  readonly name: string;
  readonly family: FamilyId;
  readonly published: readonly Publication[];
  readonly codenames: Readonly<Record<string, string>>;
};

/** Path prefixes of Docker's official images: on registries and mirrors, and of one architecture on Docker Hub. */
export const OFFICIAL_PREFIXES = [
  'docker/library/',
  'library/',
  'amd64/',
  'arm64v8/',
  'riscv64/',
] as const;

/** Endings of a tag that say how an image was built, not which release it is. */
export const BUILD_SUFFIX = /-(?:slim|minimal|init|base|toolbox|backports|\d{8}(?:\.\d+)?)$/;

const BY_TAG: ReleaseRule = { from: 'tag', prefix: '' };

/** The distributions that are recognised in base images. Any other image is shown under its own name. */
export const distributions: readonly DistributionRow[] = [
  {
    id: 'hadron',
    name: 'Hadron',
    family: 'hadron',
    published: byTag(
      'kairos-io/hadron',
      'kairos-io/hadron-trusted',
      'kairos-io/hadron-fips',
      'kairos-io/hadron-fips-trusted',
      'kairos-io/hadron-cloud',
      'kairos-io/hadron-cloud-trusted',
      'kairos-io/hadron-cloud-fips',
    ),
    codenames: {},
  },
  {
    id: 'ubuntu',
    name: 'Ubuntu',
    family: 'debian',
    published: byTag('ubuntu'),
    codenames: {
      focal: '20.04',
      jammy: '22.04',
      noble: '24.04',
      oracular: '24.10',
      plucky: '25.04',
      questing: '25.10',
      resolute: '26.04',
    },
  },
  {
    id: 'debian',
    name: 'Debian',
    family: 'debian',
    published: byTag('debian'),
    codenames: { buster: '10', bullseye: '11', bookworm: '12', trixie: '13' },
  },
  {
    id: 'fedora',
    name: 'Fedora',
    family: 'rhel',
    published: byTag('fedora/fedora', 'fedorariscv/base'),
    codenames: {},
  },
  {
    id: 'rockylinux',
    name: 'Rocky Linux',
    family: 'rhel',
    published: byTag('rockylinux/rockylinux'),
    codenames: {},
  },
  {
    id: 'almalinux',
    name: 'AlmaLinux',
    family: 'rhel',
    published: byTag('almalinux/almalinux', 'almalinuxorg/almalinux'),
    codenames: {},
  },
  {
    id: 'oraclelinux',
    name: 'Oracle Linux',
    family: 'rhel',
    published: byTag('os/oraclelinux'),
    codenames: {},
  },
  {
    id: 'centos',
    name: 'CentOS',
    family: 'rhel',
    published: byTag('centos/centos'),
    codenames: {},
  },
  {
    id: 'opensuse',
    name: 'openSUSE',
    family: 'suse',
    published: [
      { repositories: ['opensuse/leap'], release: { from: 'tag', prefix: 'leap-' } },
      { repositories: ['opensuse/tumbleweed'], release: { from: 'rolling', word: 'tumbleweed' } },
    ],
    codenames: {},
  },
  {
    id: 'sle-micro-rancher',
    name: 'SLE Micro for Rancher',
    family: 'suse',
    published: [{ repositories: ['suse/sle-micro-rancher/*'], release: { from: 'path' } }],
    codenames: {},
  },
  {
    id: 'alpine',
    name: 'Alpine',
    family: 'alpine',
    published: byTag('alpine'),
    codenames: {},
  },
  {
    id: 'archlinux',
    name: 'Arch Linux',
    family: 'other',
    published: byTag('archlinux/archlinux'),
    codenames: {},
  },
];

function byTag(...repositories: readonly string[]): readonly Publication[] {
  return [{ repositories, release: BY_TAG }];
}
