import { stringify } from 'yaml';

import type { BuildKind } from '@/lib/build/form/model';
import { isLocal } from '@/lib/build/form/own-place';
import { withPrefix } from '@/lib/build/form/with-prefix';

import { baseProblem, baseReferenceOf } from './base-reference';
import { commandStep } from './command-line';
import type { Recipe, RecipeSubject } from './model';
import { unknownRecipe } from './unknown-recipe';

const HEAD = {
  id: 'os-artifact',
  title: 'Build in a cluster with the Kairos operator',
  source: 'https://github.com/kairos-io/kairos-operator/blob/main/api/v1alpha2/osartifact_types.go',
} as const;

const FOR_VERSION = 'The Kairos operator whose OSArtifact is build.kairos.io/v1alpha2.';
const FILE_NAME = 'os-artifact.yaml';
const KEYS = 'keys';
const KEYS_SECRET = 'uki-keys';
const CREDENTIALS_SECRET = 'registry-credentials';

/** Longest object name, in characters: the operator also uses it as a label. */
const NAME_LIMIT = 63;

/**
 * The recipe with an OSArtifact that the Kairos operator builds in a cluster: from the base image for a
 * self-built artifact, else from the published image. Null for a published image itself.
 *
 * @see https://github.com/kairos-io/kairos-operator/blob/main/api/v1alpha2/osartifact_types.go
 */
export function osArtifact(subject: RecipeSubject): Recipe | null {
  const { artifact } = subject;
  const isBuilt = !artifact.official;
  if (!isBuilt && artifact.kind === 'image') return null;
  const base = isBuilt ? baseReferenceOf(artifact) : null;
  const problem = problemOf(subject) ?? (artifact.official ? null : baseProblem(artifact));
  if (problem !== null) return unknownRecipe(HEAD, FOR_VERSION, [problem]);
  const resource = {
    apiVersion: 'build.kairos.io/v1alpha2',
    kind: 'OSArtifact',
    metadata: { name: objectName(subject.names.tag) },
    spec: specOf(subject, base),
  };
  return {
    ...HEAD,
    standing: 'holds',
    forVersion: FOR_VERSION,
    steps: [
      commandStep('Apply it in the cluster', [['kubectl', 'apply', '--filename', FILE_NAME]]),
    ],
    file: {
      name: FILE_NAME,
      mediaType: 'application/yaml',
      text: stringify(resource, { lineWidth: 0 }),
    },
    notes: notesOf(subject, isBuilt),
  };
}

function problemOf({ artifact, programs, isMissing }: RecipeSubject): string | null {
  const { arch, kind, model, versionNumbers, kairosInit } = artifact;
  if (versionNumbers === null) {
    return 'Images of CI are built from a commit by the workflows, and are named after it.';
  }
  if (isMissing) return 'Kairos does not publish this image, so the operator cannot take it.';
  if (kairosInit !== null && programs.kairosInit === null) return programs.because;
  if (arch === 'riscv64') return 'The operator builds for amd64 and arm64.';
  if (kind === 'raw-image') return 'The operator packs no raw disk in an image.';
  if (kind === 'raw' && model !== 'generic') {
    return `Whether the operator makes a raw disk that starts on ${model} is unknown.`;
  }
  return null;
}

function specOf(subject: RecipeSubject, base: string | null) {
  const { artifact, image } = subject;
  const hasKeys = artifact.kind === 'uki-iso' || artifact.kind === 'uki-container';
  return {
    image: base === null ? { ref: image } : buildSpec(subject, base),
    artifacts: { arch: artifact.arch, ...PRODUCTS[artifact.kind] },
    ...(hasKeys && { volumes: [{ name: KEYS, secret: { secretName: KEYS_SECRET } }] }),
  };
}

const PRODUCTS: Readonly<Record<BuildKind, Readonly<Record<string, unknown>>>> = {
  image: {},
  'raw-image': {},
  iso: { iso: true },
  raw: { cloudImage: true },
  netboot: { iso: true, netboot: true },
  'uki-iso': { uki: { iso: true, keysVolume: KEYS } },
  'uki-container': { uki: { container: true, keysVolume: KEYS } },
};

function buildSpec(subject: RecipeSubject, base: string) {
  const { artifact, names, programs } = subject;
  const { version, model, trustedBoot, kubernetes, fips, prefix, registry } = artifact;
  const kubernetesVersion = kubernetes?.version ?? null;
  const init = `quay.io/kairos/kairos-init:${programs.kairosInit ?? ''}`;
  return {
    buildOptions: {
      version,
      baseImage: base,
      model,
      ...(trustedBoot && { trustedBoot }),
      ...(kubernetes !== null && { kubernetesDistro: kubernetes.distro }),
      ...(kubernetesVersion !== null && { kubernetesVersion }),
      ...(fips && { fips }),
      ...(programs.kairosInit !== null && { kairosInitImage: withPrefix(init, prefix) }),
    },
    ...(!isLocal(artifact) &&
      registry !== '' && {
        buildImage: { registry, repository: names.repository, tag: names.tag },
        push: true,
        imageCredentialsSecretRef: { name: CREDENTIALS_SECRET },
      }),
  };
}

/** Turns a tag into a valid object name of Kubernetes. */
function objectName(tag: string): string {
  const words = `kairos-${tag}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return words.slice(0, NAME_LIMIT).replace(/-$/, '');
}

function notesOf({ artifact, programs }: RecipeSubject, isBuilt: boolean): readonly string[] {
  const { kind, registry } = artifact;
  const isSigned = kind === 'uki-iso' || kind === 'uki-container';
  return [
    ...(isBuilt && registry !== '' && !isLocal(artifact)
      ? [`The Secret ${CREDENTIALS_SECRET} must contain the credentials of your registry.`]
      : []),
    ...(isBuilt && programs.kairosInit !== null
      ? [
          `kairosInitImage is newer than the first operators of this version; here it is ${programs.kairosInit ?? ''}.`,
        ]
      : []),
    ...(isSigned
      ? [
          `The Secret ${KEYS_SECRET} must contain PK.auth, KEK.auth, db.auth, db.key, db.pem and tpm2-pcr-private.pem.`,
        ]
      : []),
    ...(kind === 'raw' ? ['What the operator calls cloudImage is the raw disk.'] : []),
    'The output stays in the volume of the build until an exporter takes it out.',
  ];
}
