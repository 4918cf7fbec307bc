import * as z from 'zod/mini';

import { BUILD_FIELDS } from '@/lib/build/form/model';
import { TESTED_BASES } from '@/lib/build/form/tested-evidence';
import { CONCLUSIONS } from '@/lib/matrix/runs/model';
import { ERA_IDS } from '@/lib/names/artifacts/eras';
import { EXISTENCE_STATES } from '@/lib/releases/existence/model';

import type { artifactResponse } from './artifact-response';
import { describes } from './describes';
import { field, text, time, webUrl } from './field';
import { parameterMessages } from './problem-schema';
import { stamp, type Stamped } from './stamp';

const fileName = (meaning: string) =>
  field(`${meaning}; null where the release or the board has none`, z.nullable(text));

const checksums = z.object({
  checksum: field('Name of the checksum file', text),
  signature: field('Name of its signature', text),
  certificate: fileName('Name of its certificate'),
  bundle: fileName('Name of its Sigstore bundle'),
});

const fileNames = z.object({
  base: field('What the file names share, without an ending', text),
  iso: fileName('Name of the ISO'),
  checksums: field('Files that verify the ISO; null without an ISO', z.nullable(checksums)),
  raw: fileName('Name of the raw disk'),
  squashfs: fileName('Name of the root file system for netboot'),
  kernel: fileName('Name of the kernel for netboot'),
  initrd: fileName('Name of the initrd for netboot'),
  ukiContainer: fileName('Name of the container image with the UKI'),
  isCertain: field('Whether the rule is certain; a file may state a minor release', z.boolean()),
});

const job = {
  id: field('Id of the job in the matrix', text),
  name: field('Name of the job', text),
  url: field('Lines that make the job, at GitHub; null where unknown', z.nullable(webUrl)),
  conclusion: field('How it ended; null without a result', z.nullable(z.enum(CONCLUSIONS))),
  completedAt: field('When it ended; null while it runs or without a result', z.nullable(time)),
};

const tested = z.object({
  state: field(
    'Whether a job of the matrix builds this artifact with its kairos-init; `unknown` where no matrix says so',
    z.enum(['tested', 'untested', 'unknown']),
  ),
  cell: field('The job that builds it; null for none', z.nullable(z.object(job))),
  remark: field('What to know about it, in a sentence; null for nothing', z.nullable(text)),
  closest: field(
    'Nearest jobs where none builds it, at most three',
    z.array(z.object({ ...job, differs: field('What differs, in words', z.array(text)) })),
  ),
  kairosInit: field('The kairos-init that it is said for; null where unknown', z.nullable(text)),
  basis: field(
    'Which matrix it is from: that at the tag of kairos-init, today’s, or a rule of what was not tested yet; null where unknown',
    z.nullable(z.enum(TESTED_BASES)),
  ),
});

const published = z.object({
  state: field(
    'Whether Kairos publishes it; `unknown` where no source says so',
    z.enum(['published', 'not', 'unknown']),
  ),
  existence: field(
    'The same in detail: `missing` by the files of its release, `not-published` by a rule',
    z.enum(EXISTENCE_STATES),
  ),
  file: field('Name of the file that proves it; null for none', z.nullable(text)),
  reason: field('The state in a sentence', text),
  nearest: field('What exists instead, nearest first', z.array(text)),
  link: field('URL of that file; null for none', z.nullable(webUrl)),
  source: field('Where the rule is stated; null where it is from data', z.nullable(webUrl)),
});

const versions = z.object({
  image: field('Version of the image', text),
  release: field('Release of Kairos whose programs build it; null where unknown', z.nullable(text)),
  kairosInit: field('kairos-init that builds it; null where unknown', z.nullable(text)),
  auroraBoot: field('AuroraBoot for its files; null where unknown', z.nullable(text)),
});

type Artifact = Extract<ReturnType<typeof artifactResponse>, { readonly ok: true }>['value'];

/** The response of `GET /api/v1/artifact`. */
export const artifactSchema = describes<Stamped<Artifact>>()(
  z.object({
    ...stamp,
    publisher: field(
      'Who publishes it: Kairos, or you where it is self-built',
      z.enum(['kairos', 'you']),
    ),
    era: field('Naming rule that the version follows', z.enum(ERA_IDS)),
    tag: field('Tag of the image', text),
    reference: field('Full reference of the image', text),
    versions: field('Version of the image, and of the programs in it', versions),
    fileNames: field('Names of the files that are made from the image', fileNames),
    problems: field(
      'Warnings and values that are not used; an error is a 422',
      parameterMessages(BUILD_FIELDS),
    ),
    tested: field('Whether it is tested', tested),
    published: field('Whether it is published', published),
  }),
);
