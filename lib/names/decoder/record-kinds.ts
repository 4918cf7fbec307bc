import type { DecodedForm } from '@/lib/names/artifacts/decoded';

import type { Field } from './model';

/** What the value of a field is. */
export type FieldRole =
  /** An image reference, with or without its tag. */
  | 'reference'
  /** The tag of the image that another field refers to. */
  | 'tag'
  | 'digest'
  /** The base of a file name, without its ending. */
  | 'artifact'
  /** A version of Kairos, with or without the version of Kubernetes after it. */
  | 'version'
  /** The version that os-release states: Kairos' own, or that of the distribution. */
  | 'os-version'
  /** Name and version, e.g. `kairos-standard-ubuntu-22.04 v3.2.2-v1.31.1-k3s1`. */
  | 'title'
  /** Variant, flavor and its release, e.g. `kairos-standard-ubuntu-22.04`. */
  | 'name'
  /** The id of a distribution, or `kairos`. */
  | 'os-id'
  | 'flavor'
  | 'flavor-release'
  | 'variant'
  | 'arch'
  | 'model'
  /** Registry and organization, e.g. `quay.io/kairos`. */
  | 'registry'
  | 'kubernetes-version'
  | 'kubernetes-distro'
  | 'trusted-boot'
  /** The version of the program that built the image. */
  | 'kairos-init'
  | 'framework'
  /** The image that a build starts from. */
  | 'base'
  | 'project';

/** The kinds of records: fields that describe one image together. */
export type RecordKind = {
  readonly id: string;
  readonly form: DecodedForm;
  /** What such a record is, as a phrase. */
  readonly is: string;
  /** Whether fields are such a record; the keys are in lower case. */
  readonly matches: (fields: ReadonlyMap<string, string>) => boolean;
  /** What the fields are, by their keys in lower case. */
  readonly roles: Readonly<Record<string, FieldRole>>;
};

const has =
  (...keys: readonly string[]) =>
  (fields: ReadonlyMap<string, string>) =>
    keys.some((key) => fields.has(key));

const isKind =
  (kind: string, group: string) =>
  (fields: ReadonlyMap<string, string>): boolean =>
    fields.get('kind') === kind || (fields.get('apiversion') ?? '').startsWith(`${group}/`);

/** The words of release files, after `KAIROS_` or `kairos.io/`. */
const RELEASE_WORDS: Readonly<Record<string, FieldRole>> = {
  image_repo: 'reference',
  image_label: 'tag',
  artifact: 'artifact',
  version: 'version',
  version_id: 'version',
  release: 'version',
  pretty_name: 'title',
  name: 'name',
  id_like: 'name',
  flavor: 'flavor',
  flavor_release: 'flavor-release',
  variant: 'variant',
  arch: 'arch',
  targetarch: 'arch',
  model: 'model',
  registry_and_org: 'registry',
  software_version: 'kubernetes-version',
  software_version_prefix: 'kubernetes-distro',
  trusted_boot: 'trusted-boot',
  init_version: 'kairos-init',
  framework_version: 'framework',
  github_repo: 'project',
};

function behind(
  prefix: string,
  spell: (key: string) => string = (key) => key,
): Readonly<Record<string, FieldRole>> {
  return Object.fromEntries(
    Object.entries(RELEASE_WORDS).map(([key, role]) => [`${prefix}${spell(key)}`, role]),
  );
}

const KAIROS_KEYS = behind('kairos_');
const LABELS = behind('kairos.io/', (key) => key.replaceAll('_', '-'));

/** The kinds of records, the most specific first. */
const RECORD_KINDS: readonly RecordKind[] = [
  {
    id: 'release-file',
    form: 'node',
    is: 'the release file of a node (/etc/kairos-release or /etc/os-release)',
    matches: (fields) =>
      [...fields.keys()].some((key) => Object.hasOwn(KAIROS_KEYS, key)) ||
      has('image_repo', 'image_label')(fields) ||
      (has('id')(fields) && has('version_id', 'pretty_name', 'id_like')(fields)),
    roles: {
      ...KAIROS_KEYS,
      image_repo: 'reference',
      image_label: 'tag',
      version: 'os-version',
      version_id: 'os-version',
      pretty_name: 'title',
      name: 'name',
      id_like: 'name',
      id: 'os-id',
      flavor: 'flavor',
      github_repo: 'project',
      variant: 'variant',
      k8s_distribution: 'kubernetes-distro',
      k8s_version: 'kubernetes-version',
      os_distribution: 'flavor',
      os_version: 'flavor-release',
      arch: 'arch',
    },
  },
  {
    id: 'node-labels',
    form: 'node',
    is: 'the labels of a node',
    matches: (fields) => [...fields.keys()].some((key) => Object.hasOwn(LABELS, key)),
    roles: LABELS,
  },
  {
    id: 'kustomize',
    form: 'manifest',
    is: 'an image of a Kustomization',
    matches: has('newtag', 'newname'),
    roles: { name: 'reference', newname: 'reference', newtag: 'tag', digest: 'digest' },
  },
  {
    id: 'plan',
    form: 'manifest',
    is: 'a Plan of the system-upgrade-controller, which appends its version to the image as the tag',
    matches: isKind('Plan', 'upgrade.cattle.io'),
    roles: { image: 'reference', version: 'tag' },
  },
  {
    id: 'node-op-upgrade',
    form: 'manifest',
    is: 'an upgrade by the Kairos operator',
    matches: isKind('NodeOpUpgrade', 'operator.kairos.io'),
    roles: { image: 'reference' },
  },
  {
    id: 'os-artifact',
    form: 'manifest',
    is: 'an OSArtifact, which the Kairos operator builds',
    matches: isKind('OSArtifact', 'build.kairos.io'),
    roles: {
      imagename: 'reference',
      ref: 'reference',
      version: 'version',
      baseimage: 'base',
      model: 'model',
      arch: 'arch',
      kubernetesdistro: 'kubernetes-distro',
      kubernetesversion: 'kubernetes-version',
      trustedboot: 'trusted-boot',
      kairosinitimage: 'kairos-init',
    },
  },
  {
    id: 'auroraboot',
    form: 'settings',
    is: 'the settings of AuroraBoot',
    matches: has('artifact_version', 'release_version', 'container_image'),
    roles: {
      container_image: 'reference',
      artifact_version: 'version',
      release_version: 'version',
      flavor: 'flavor',
      flavor_release: 'flavor-release',
      arch: 'arch',
      repository: 'project',
    },
  },
  {
    id: 'factory',
    form: 'settings',
    is: 'the inputs of the Kairos Factory',
    matches: has('base_image', 'kubernetes_distro', 'auroraboot_version'),
    roles: {
      base_image: 'base',
      version: 'version',
      model: 'model',
      arch: 'arch',
      kubernetes_distro: 'kubernetes-distro',
      kubernetes_version: 'kubernetes-version',
      trusted_boot: 'trusted-boot',
    },
  },
  {
    id: 'state',
    form: 'node',
    is: 'the state that kairos-agent prints',
    matches: (fields) => fields.has('flavor') && fields.has('version'),
    roles: { flavor: 'name', version: 'version', variant: 'variant', arch: 'arch', model: 'model' },
  },
  {
    id: 'image',
    form: 'settings',
    is: 'an image with its tag',
    matches: (fields) =>
      has('image', 'repository', 'image_name', 'imagename')(fields) &&
      has('tag', 'version', 'image_tag', 'imagetag', 'digest')(fields),
    roles: {
      image: 'reference',
      repository: 'reference',
      image_name: 'reference',
      imagename: 'reference',
      tag: 'tag',
      image_tag: 'tag',
      imagetag: 'tag',
      version: 'tag',
      registry: 'registry',
      digest: 'digest',
    },
  },
];

/** The kind of a record, by its fields; null if they do not describe an image together. */
export function recordKindOf(fields: readonly Field[]): RecordKind | null {
  const values = new Map(fields.map(({ key, value }) => [key.toLowerCase(), value]));
  return RECORD_KINDS.find(({ matches }) => matches(values)) ?? null;
}
