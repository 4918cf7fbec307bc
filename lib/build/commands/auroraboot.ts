import { withPrefix } from '@/lib/build/form/with-prefix';
import { parseSemVer } from '@/lib/names/versions/parse-semver';
import { isWithin, type VersionSpan } from '@/lib/names/versions/span';

import { commandStep, type CommandWords } from './command-line';
import type { Recipe, RecipeStep, RecipeSubject } from './model';
import { platformOf } from './platform';
import { unknownRecipe } from './unknown-recipe';

const SOURCE = 'https://kairos.io/docs/reference/auroraboot/';

/** One kind of output of AuroraBoot. */
type Product = {
  readonly title: string;
  readonly steps: (subject: RecipeSubject, program: string) => readonly RecipeStep[];
  readonly notes: readonly string[];
};

const KEYS =
  'The folder “keys” must contain your keys: PK.auth, KEK.auth, db.auth, db.key, db.pem and tpm2-pcr-private.pem. Keep them out of the repository.';

const ISO: Product = {
  title: 'Make the ISO with AuroraBoot',
  steps: (subject, program) => [isoStep(subject, program, [])],
  notes: [],
};

const RAW: Product = {
  title: 'Make the raw disk with AuroraBoot',
  steps: (subject, program) => [rawStep(subject, program)],
  notes: ['AuroraBoot sets up loop devices for a disk, so its container is privileged.'],
};

const NETBOOT: Product = {
  title: 'Make the files for netboot with AuroraBoot',
  steps: netbootSteps,
  notes: ['The squashfs, the kernel and the initrd are taken out of an ISO.'],
};

const UKI_ISO: Product = {
  title: 'Make the signed ISO for trusted boot with AuroraBoot',
  steps: (subject, program) => [ukiStep(subject, program, 'iso')],
  notes: [KEYS],
};

const UKI_CONTAINER: Product = {
  title: 'Make the signed container for trusted boot with AuroraBoot',
  steps: (subject, program) => [ukiStep(subject, program, 'container')],
  notes: [KEYS],
};

/**
 * The recipe for an ISO, a raw disk, files for netboot or a UKI, with the AuroraBoot of the release. Null for the
 * image itself.
 *
 * @see https://kairos.io/docs/reference/auroraboot/
 */
export function auroraBoot(subject: RecipeSubject): Recipe | null {
  const { artifact, programs } = subject;
  const { auroraBoot: version, release, auroraBootBecause } = programs;
  const product = productOf(subject);
  if (product === null) return null;
  const head = { id: 'auroraboot', title: product.title, source: SOURCE } as const;
  if (version === null || release === null) {
    return unknownRecipe(head, 'AuroraBoot of this release, which is unknown.', [
      release === null ? programs.because : auroraBootBecause,
    ]);
  }
  const problem = artifact.arch === 'riscv64' ? riscv64Problem(version) : null;
  if (problem !== null) return unknownRecipe(head, `AuroraBoot ${version}.`, [problem]);
  const program = withPrefix(`quay.io/kairos/auroraboot:${version}`, artifact.prefix);
  return {
    ...head,
    standing: 'holds',
    forVersion: `AuroraBoot ${version}.`,
    steps: [...fetchSteps(subject), ...product.steps(subject, program)],
    file: null,
    notes: [auroraBootBecause, ...placeNotes(subject), ...product.notes],
  };
}

/** The versions of AuroraBoot whose image exists for riscv64. */
const RISCV64: VersionSpan = { from: 'v0.21.1', to: 'v0.21.2' };

/** The versions whose workflow was read: it builds no image for riscv64. */
const WITHOUT_RISCV64: VersionSpan = { from: 'v0.22.0', to: 'v0.26' };

/**
 * Why a version of AuroraBoot has no image for riscv64; null if it has.
 *
 * @see https://github.com/kairos-io/AuroraBoot/blob/v0.23.0/.github/workflows/image.yml
 */
function riscv64Problem(version: string): string | null {
  const parsed = parseSemVer(version);
  const isIn = (span: VersionSpan) => parsed.ok && isWithin(parsed.value, span);
  if (isIn(RISCV64)) return null;
  if (isIn(WITHOUT_RISCV64)) {
    return `AuroraBoot ${version} has no image for riscv64: its workflow builds none since v0.23.0, and that of v0.22.0 failed. The last with one is v0.21.2.`;
  }
  return isIn({ from: null, to: 'v0.21.0' })
    ? `AuroraBoot ${version} has no image for riscv64: the first is v0.21.1.`
    : `Whether AuroraBoot ${version} has an image for riscv64 is unknown; the last release with one that was read is v0.21.2.`;
}

function productOf({ artifact }: RecipeSubject): Product | null {
  const { kind, official } = artifact;
  switch (kind) {
    case 'image':
      return null;
    case 'raw-image':
      return official ? null : RAW;
    case 'iso':
      return ISO;
    case 'raw':
      return RAW;
    case 'netboot':
      return NETBOOT;
    case 'uki-iso':
      return UKI_ISO;
    case 'uki-container':
      return UKI_CONTAINER;
  }
}

function placeNotes(subject: RecipeSubject): readonly string[] {
  const { artifact } = subject;
  return [
    isPulled(subject)
      ? 'The output is written to ./build.'
      : 'Build the image first: AuroraBoot takes it from Docker. The output is written to ./build.',
    ...(artifact.arch === 'amd64'
      ? []
      : [`Run it on ${artifact.arch}, as the workflows of Kairos do.`]),
  ];
}

/** Whether the image comes from a registry: Kairos publishes it. */
function isPulled({ artifact, isMissing }: RecipeSubject): boolean {
  return artifact.official && !isMissing;
}

/** The image in Docker that the artifact is made from. */
function sourceOf(subject: RecipeSubject): string {
  return isPulled(subject) ? subject.image : subject.built;
}

function fetchSteps(subject: RecipeSubject): readonly RecipeStep[] {
  const { artifact, image } = subject;
  if (!isPulled(subject)) return [];
  const words = [['docker', 'pull'], ['--platform', platformOf(artifact.arch)], [image]];
  return [commandStep('Pull the image', words)];
}

/** Runs AuroraBoot in a container with access to Docker's images. */
function run(folders: CommandWords, isPrivileged = false): CommandWords {
  return [
    ['docker', 'run', '--rm'],
    isPrivileged ? ['--privileged'] : [],
    ['--volume', '/var/run/docker.sock:/var/run/docker.sock'],
    ...folders,
  ];
}

const OUTPUT = ['--volume', './build:/output'] as const;

function isoStep(subject: RecipeSubject, program: string, name: readonly string[]): RecipeStep {
  return commandStep('Make the ISO', [
    ...run([OUTPUT]),
    [program],
    ['build-iso', '--output', '/output'],
    name,
    [`docker:${sourceOf(subject)}`],
  ]);
}

function rawStep(subject: RecipeSubject, program: string): RecipeStep {
  const settings = [
    'disable_http_server=true',
    'disable_netboot=true',
    `container_image=docker:${sourceOf(subject)}`,
    'state_dir=/output',
    'disk.raw=true',
  ];
  return commandStep('Make the raw disk', [
    ...run([OUTPUT], true),
    [program],
    ['--debug'],
    ...settings.map((setting) => ['--set', setting]),
  ]);
}

function netbootSteps(subject: RecipeSubject, program: string): readonly RecipeStep[] {
  const { base } = subject.names.fileNames;
  return [
    isoStep(subject, program, ['--name', base]),
    commandStep('Take the files out of the ISO', [
      ['docker', 'run', '--rm'],
      OUTPUT,
      [program],
      ['netboot', `/output/${base}.iso`, '/output', base],
    ]),
  ];
}

function ukiStep(subject: RecipeSubject, program: string, type: 'iso' | 'container'): RecipeStep {
  return commandStep('Make and sign the UKI', [
    ...run([OUTPUT, ['--volume', './keys:/keys:ro']]),
    [program],
    ['build-uki', '--output-type', type, '--output-dir', '/output'],
    ['--public-keys', '/keys'],
    ['--tpm-pcr-private-key', '/keys/tpm2-pcr-private.pem'],
    ['--sb-key', '/keys/db.key'],
    ['--sb-cert', '/keys/db.pem'],
    [`docker:${sourceOf(subject)}`],
  ]);
}
