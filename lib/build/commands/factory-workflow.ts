import { Document, isScalar } from 'yaml';

import { namesOf } from '@/lib/build/form/names';
import { splitBaseImage } from '@/lib/names/artifacts/split-base-image';

import { baseReferenceOf } from './base-reference';
import { commandStep } from './command-line';
import { factoryProblem } from './factory-problem';
import { findDockerfile, initArg } from './kairos-dockerfile';
import type { Recipe, RecipeSubject } from './model';
import { unknownRecipe } from './unknown-recipe';

/** The last release of the action, and its commit. */
const FACTORY = {
  version: 'v1.4.5',
  path: 'kairos-io/kairos-factory-action/.github/workflows/reusable-factory.yaml',
  commit: 'e2108928941a741b690e3f879f46e5f0706ae565',
} as const;

const HEAD = {
  id: 'factory-workflow',
  title: 'Build on GitHub with the Kairos Factory',
  source: `https://github.com/kairos-io/kairos-factory-action/blob/${FACTORY.version}/.github/workflows/reusable-factory.yaml`,
} as const;

const FILE_NAME = 'build-kairos.yaml';

const ABSORBED =
  'The action was archived after v1.4.5. The kairos repository has taken it in as .github/workflows/reusable-factory.yaml; from which of its tags on it can be called there is unknown.';

type Inputs = Readonly<Record<string, string | boolean>>;

/**
 * The recipe with a GitHub workflow that builds the artifact with the Kairos Factory when a tag is pushed. The
 * action is pinned to the commit of its last release.
 *
 * @see https://github.com/kairos-io/kairos-factory-action
 * @see https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows
 */
export function factoryWorkflow(subject: RecipeSubject): Recipe {
  const { artifact, programs } = subject;
  const base = baseReferenceOf(artifact);
  const problem = factoryProblem(subject, base);
  if (programs.release === null || base === null || problem !== null) {
    return unknownRecipe(HEAD, `kairos-factory-action ${FACTORY.version}.`, [
      problem ?? programs.because,
    ]);
  }
  return {
    ...HEAD,
    standing: 'holds',
    forVersion: `kairos-factory-action ${FACTORY.version}, its last release, with the Dockerfile of Kairos ${programs.release}.`,
    steps: [
      commandStep('Tag the commit to build', [['git', 'tag', artifact.version]]),
      commandStep('Push the tag', [['git', 'push', 'origin', artifact.version]]),
    ],
    file: {
      name: FILE_NAME,
      mediaType: 'application/yaml',
      text: workflowText(subject, inputsOf(subject, base, programs.release)),
    },
    notes: [
      `Keep it in your repository as .github/workflows/${FILE_NAME}. It takes the version from the tag that is pushed.`,
      programs.because,
      ...placeNotes(subject),
      ABSORBED,
    ],
  };
}

function inputsOf(subject: RecipeSubject, base: string, release: string): Inputs {
  const { artifact, programs } = subject;
  const { model, arch, kubernetes, trustedBoot, kind } = artifact;
  const args = buildArgsOf(subject, release);
  const format = tagFormat(subject, base);
  return {
    version: 'auto',
    kairos_version: release,
    base_image: base,
    model,
    arch,
    ...(kubernetes !== null && {
      kubernetes_distro: kubernetes.distro,
      kubernetes_version: kubernetes.version ?? 'auto',
    }),
    ...(trustedBoot && { trusted_boot: true }),
    ...(kind === 'uki-iso' && { keys_dir: '${{ github.workspace }}/keys' }),
    ...((kind === 'iso' || kind === 'uki-iso') && { iso: true }),
    ...((kind === 'raw' || kind === 'raw-image') && { raw: true }),
    ...(args !== '' && { build_args: args }),
    ...(programs.auroraBoot !== null && { auroraboot_version: programs.auroraBoot }),
    ...(format !== null && { custom_tag_format: format }),
    ...(model.startsWith('nvidia-jetson') && { sbom: false }),
    ...(!artifact.official && { ...registryInputs(subject), cosign: true }),
  };
}

function buildArgsOf(subject: RecipeSubject, release: string): string {
  const dockerfile = findDockerfile(release);
  const init = dockerfile === null ? null : initArg(subject, dockerfile);
  const args = [
    ...(init === null ? [] : [init]),
    ...(subject.artifact.fips ? [['FIPS', 'fips']] : []),
  ];
  return args.map((arg) => arg.join('=')).join('\n');
}

function registryInputs({ artifact, names }: RecipeSubject): Inputs {
  const path = names.repository.split('/');
  const namespace = path.slice(0, -1).join('/');
  return {
    registry_domain: artifact.registry === '' ? 'docker.io' : artifact.registry,
    ...(namespace !== '' && { registry_namespace: namespace }),
    registry_repository: path.at(-1) ?? '',
  };
}

const PLACEHOLDERS = new Map([
  ['variant', '$VARIANT'],
  ['arch', '$ARCH'],
  ['model', '$MODEL'],
  ['version', '$VERSION'],
]);

/** The tag with the Factory's placeholders; null if the Factory makes the same tag by default. */
function tagFormat({ artifact }: RecipeSubject, base: string): string | null {
  const { tag, parts } = namesOf({ ...artifact, kind: 'image' });
  if (tag === factoryTag({ artifact }, base)) return null;
  return parts
    .map(({ field, separator, text }) => `${separator}${PLACEHOLDERS.get(field) ?? text}`)
    .join('');
}

function factoryTag({ artifact }: Pick<RecipeSubject, 'artifact'>, base: string): string {
  const { model, variant, arch, version, kubernetes, trustedBoot } = artifact;
  const { flavorRelease } = splitBaseImage(base, model);
  const kubernetesVersion = kubernetes?.version ?? null;
  const words = [flavorRelease, variant, arch, model, version];
  if (kubernetes !== null && kubernetesVersion !== null) {
    words.push(kubernetes.distro, kubernetesVersion.replaceAll('+', '-'));
  }
  return [...words, ...(trustedBoot ? ['uki'] : [])].join('-');
}

function workflowText({ artifact }: RecipeSubject, inputs: Inputs): string {
  const secrets = {
    registry_username: '${{ secrets.REGISTRY_USERNAME }}',
    registry_password: '${{ secrets.REGISTRY_PASSWORD }}',
  };
  const document = new Document({
    name: 'Build Kairos',
    on: { push: { tags: [artifact.version.startsWith('v') ? 'v*' : '*'] } },
    permissions: {},
    jobs: {
      kairos: {
        permissions: {
          actions: 'read',
          contents: 'write',
          'id-token': 'write',
          packages: 'write',
          'security-events': 'write',
        },
        uses: `${FACTORY.path}@${FACTORY.commit}`,
        ...(!artifact.official && { secrets }),
        with: inputs,
      },
    },
  });
  const uses = document.getIn(['jobs', 'kairos', 'uses'], true);
  if (isScalar(uses)) uses.comment = ` ${FACTORY.version}`;
  return document.toString({ lineWidth: 0 });
}

function placeNotes({ artifact, programs }: RecipeSubject): readonly string[] {
  const { official, kind, model, prefix } = artifact;
  return [
    official
      ? 'It pushes nothing: the name is the one of an image that Kairos publishes.'
      : 'Set the secrets REGISTRY_USERNAME and REGISTRY_PASSWORD, with which it pushes the image and signs it.',
    ...(kind === 'image' || programs.auroraBoot !== null
      ? []
      : ['Which AuroraBoot belongs to this release is unknown, so the Factory takes the latest.']),
    ...(kind === 'uki-iso'
      ? [
          'The Factory takes the keys from a folder of the checkout. A private key does not belong in a repository that others can read.',
        ]
      : []),
    ...(model.startsWith('nvidia-jetson')
      ? ['The SBOM of a Jetson is larger than BuildKit attaches, so it is off.']
      : []),
    ...(prefix === null
      ? []
      : [
          'The Factory takes AuroraBoot from quay.io, and pushes to your registry and not to the mirror.',
        ]),
  ];
}
