import { namesOf } from '@/lib/build/form/names';
import { readKairosVersion } from '@/lib/names/versions/kairos-version';
import { findBySpan, type VersionSpan } from '@/lib/names/versions/span';

import { commandStep } from './command-line';
import type { Recipe, RecipeStep, RecipeSubject } from './model';
import { platformOf } from './platform';
import { unknownRecipe } from './unknown-recipe';

const HEAD = {
  id: 'extract-raw-disk',
  title: 'Extract the raw disk from its image',
  source: 'https://kairos.io/docs/reference/image_matrix/',
} as const;

/** The boards whose raw disks were published inside images, in a version span. */
type Packed = {
  readonly span: VersionSpan;
  readonly words: string;
  readonly models: readonly string[];
  /** The folder of the disk in its image; `/` copies the complete image. */
  readonly folder: '/' | '/artifacts/';
  readonly note: string;
};

const NONE: readonly string[] = [];

/**
 * The raw disks that Kairos published inside images.
 *
 * @see https://github.com/kairos-io/kairos/issues/4232
 * @see https://github.com/kairos-io/kairos/blob/v4.2.0/.github/workflows/release-arm.yaml
 */
const PACKED: readonly Packed[] = [
  {
    span: { from: 'v2.0.0', to: 'v3.3' },
    words: 'Kairos v2.0 to v3.3',
    models: ['rpi64', 'rpi3', 'rpi4'],
    folder: '/',
    note: 'The path of the disk in the image is unknown, so the complete image is copied.',
  },
  {
    span: { from: 'v3.4.0', to: 'v3.5.0' },
    words: 'Kairos v3.4.0 to v3.5.0',
    models: ['rpi4'],
    folder: '/',
    note: 'The disk is at the top of the image, next to directories that Docker adds.',
  },
  {
    span: { from: 'v3.5.1', to: 'v4.2' },
    words: 'Kairos v3.5.1 to v4.2.0',
    models: NONE,
    folder: '/artifacts/',
    note: '',
  },
  {
    span: { from: 'v4.3.0', to: null },
    words: 'Kairos v4.3.0 and newer',
    models: ['rpi3', 'rpi4'],
    folder: '/artifacts/',
    note: 'The workflows make these disks again after v4.2.0. Whether this release has one is derived from the workflow files and was not observed.',
  },
];

const CONTAINER = 'kairos-raw-disk';

/**
 * The recipe for extracting a raw disk from the image that contains it; without a command if the release has
 * none. Null for artifacts that are not raw disks inside images.
 */
export function extractRawDisk(subject: RecipeSubject): Recipe | null {
  const { kind, official } = subject.artifact;
  if (kind !== 'raw-image' && !(kind === 'raw' && official)) return null;
  if (!official) {
    const words = 'Images that the Kairos Factory packed.';
    return extraction(subject, { words, folder: '/artifacts/', note: PUSHED });
  }
  if (subject.isMissing) {
    return unknownRecipe(HEAD, 'Kairos v2.0.0 and newer.', [
      'Kairos does not publish this image, so there is no disk to extract.',
    ]);
  }
  const version = readKairosVersion(subject.artifact.version);
  const packed = version === null ? null : findBySpan(PACKED, version);
  if (packed === null) {
    return unknownRecipe(HEAD, 'Kairos v2.0.0 and newer.', [
      'Whether this release has raw disks packed in images is unknown.',
    ]);
  }
  if (!packed.models.includes(subject.artifact.model)) return withoutDisk(subject, packed);
  return extraction(subject, { ...packed, words: `${packed.words}.` });
}

const PUSHED = 'The Factory pushes it with -img after the tag of the image.';

function withoutDisk({ artifact }: RecipeSubject, { words, models }: Packed): Recipe {
  const which = models.length === 0 ? 'no raw disk' : `raw disks of ${models.join(' and ')} only`;
  return unknownRecipe(HEAD, `${words}.`, [
    `${words} published ${which}, so there is none of ${artifact.model} to take out. AuroraBoot makes one of the image.`,
  ]);
}

type Extraction = Pick<Packed, 'words' | 'folder' | 'note'>;

function extraction(subject: RecipeSubject, { words, folder, note }: Extraction): Recipe {
  return {
    ...HEAD,
    standing: 'holds',
    forVersion: words,
    steps: extractionSteps(subject, folder),
    file: null,
    notes: ['The container is never run: the image contains a file and no program.', note],
  };
}

function extractionSteps(
  { artifact }: RecipeSubject,
  folder: Packed['folder'],
): readonly RecipeStep[] {
  const { reference } = namesOf({ ...artifact, kind: 'raw-image' });
  const platform = folder === '/' ? [] : ['--platform', platformOf(artifact.arch)];
  return [
    commandStep('Create a container from the image', [
      ['docker', 'create'],
      ['--name', CONTAINER],
      platform,
      [reference, 'none'],
    ]),
    commandStep('Copy the disk', [['docker', 'cp', `${CONTAINER}:${folder}.`, `./${CONTAINER}`]]),
    commandStep('Remove the container', [['docker', 'rm', CONTAINER]]),
  ];
}
