import { withPrefix } from '@/lib/build/form/with-prefix';

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
  'The folder “keys” must hold your keys: PK.auth, KEK.auth, db.auth, db.key, db.pem and tpm2-pcr-private.pem. Keep them out of the repository.';

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
  const { artifact, tools } = subject;
  const product = productOf(subject);
  if (product === null) return null;
  const head = { id: 'auroraboot', title: product.title, source: SOURCE } as const;
  if (tools.auroraBoot === null) {
    return unknownRecipe(head, 'AuroraBoot of this release, which is not known.', [
      tools.release === null
        ? tools.because
        : `Which AuroraBoot belongs to Kairos ${tools.release} is not known here: its workflows were not read, or name no version and took the newest of their day.`,
    ]);
  }
  if (artifact.arch === 'riscv64') {
    return unknownRecipe(head, `AuroraBoot ${tools.auroraBoot}.`, [
      `Whether AuroraBoot ${tools.auroraBoot} is published for riscv64 is not known here.`,
    ]);
  }
  const program = withPrefix(`quay.io/kairos/auroraboot:${tools.auroraBoot}`, artifact.prefix);
  return {
    ...head,
    standing: 'holds',
    forVersion: `AuroraBoot ${tools.auroraBoot}, the one of Kairos ${tools.release ?? ''}.`,
    steps: [...fetchSteps(subject), ...product.steps(subject, program)],
    file: null,
    notes: [tools.because, ...placeNotes(subject), ...product.notes],
  };
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

function placeNotes({ artifact }: RecipeSubject): readonly string[] {
  return [
    artifact.official
      ? 'What is made lands in the folder “build”.'
      : 'Build the image first: AuroraBoot takes it from Docker. What is made lands in the folder “build”.',
    ...(artifact.arch === 'amd64'
      ? []
      : [`Run it on ${artifact.arch}, as the workflows of Kairos do.`]),
  ];
}

function fetchSteps({ artifact, image }: RecipeSubject): readonly RecipeStep[] {
  if (!artifact.official) return [];
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

function isoStep({ image }: RecipeSubject, program: string, name: readonly string[]): RecipeStep {
  return commandStep('Make the ISO', [
    ...run([OUTPUT]),
    [program],
    ['build-iso', '--output', '/output'],
    name,
    [`docker:${image}`],
  ]);
}

function rawStep({ image }: RecipeSubject, program: string): RecipeStep {
  const settings = [
    'disable_http_server=true',
    'disable_netboot=true',
    `container_image=docker:${image}`,
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

function ukiStep({ image }: RecipeSubject, program: string, type: 'iso' | 'container'): RecipeStep {
  return commandStep('Make and sign the UKI', [
    ...run([OUTPUT, ['--volume', './keys:/keys:ro']]),
    [program],
    ['build-uki', '--output-type', type, '--output-dir', '/output'],
    ['--public-keys', '/keys'],
    ['--tpm-pcr-private-key', '/keys/tpm2-pcr-private.pem'],
    ['--sb-key', '/keys/db.key'],
    ['--sb-cert', '/keys/db.pem'],
    [`docker:${image}`],
  ]);
}
