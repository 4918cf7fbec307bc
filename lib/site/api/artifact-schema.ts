import * as z from 'zod/mini';

import { BUILD_FIELDS } from '@/lib/build/form/model';
import { CONCLUSIONS } from '@/lib/matrix/runs/model';
import { ERA_IDS } from '@/lib/names/artifacts/eras';

import type { artifactResponse } from './artifact-response';
import { describes } from './describes';
import { field, text, time, webUrl } from './field';
import { parameterMessages } from './problem-schema';

const fileName = (meaning: string) =>
  field(`${meaning}; null where the version or the board has none`, z.nullable(text));

const checksums = z.object({
  checksum: field('Name of the checksum file', text),
  signature: field('Name of its signature', text),
  certificate: field('Name of its certificate', text),
  bundle: field('Name of its Sigstore bundle; null before v3.7.0', z.nullable(text)),
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
  url: field('Lines that make the job, at GitHub; null where not known', z.nullable(webUrl)),
  conclusion: field('How it ended; null without a result', z.nullable(z.enum(CONCLUSIONS))),
  completedAt: field('When it ended; null while it runs or without a result', z.nullable(time)),
};

const tested = z.object({
  state: field(
    'Whether a job of the matrix builds this artifact; `unknown` without a matrix',
    z.enum(['tested', 'untested', 'unknown']),
  ),
  cell: field('The job that builds it; null for none', z.nullable(z.object(job))),
  remark: field('What differs in that job, in a sentence; null for nothing', z.nullable(text)),
  closest: field(
    'Nearest jobs where none builds it, at most three',
    z.array(z.object({ ...job, differs: field('What differs, in words', z.array(text)) })),
  ),
});

const published = z.object({
  state: field(
    'Whether its release lists the file; `unknown` where that is not known',
    z.enum(['published', 'not', 'unknown']),
  ),
  file: field('Name of the listed file; null for none', z.nullable(text)),
  reason: field('The state in a sentence', text),
});

type Artifact = Extract<ReturnType<typeof artifactResponse>, { readonly ok: true }>['value'];

/** The response of `GET /api/v1/artifact`. */
export const artifactSchema = describes<Artifact>()(
  z.object({
    era: field('Naming rule that the version follows', z.enum(ERA_IDS)),
    tag: field('Tag of the image', text),
    reference: field('Whole reference of the image', text),
    fileNames: field('Names of the files that are made of the image', fileNames),
    problems: field(
      'Warnings and values that were set aside; an error is a 422',
      parameterMessages(BUILD_FIELDS),
    ),
    tested: field('Whether it is tested', tested),
    published: field('Whether it is published', published),
  }),
);
