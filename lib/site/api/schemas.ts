import { z } from 'zod';

import { CONCLUSIONS } from '@/lib/matrix/runs/model';
import { ASSET_KINDS } from '@/lib/names/artifacts/decode-asset';
import { DECODED_KINDS } from '@/lib/names/artifacts/decoded';
import { ERA_IDS } from '@/lib/names/artifacts/eras';

/** The shapes of the answers under `/api/v1`, as the document of the API gives them and the tests check them. */

const text = z.string();
const count = z.int().nonnegative();
const time = z.iso.datetime().describe('ISO 8601, UTC');
const url = z.url();
const state = z.enum(['live', 'stale', 'snapshot', 'unknown']);
const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();

const failure = nullable(z.looseObject({ kind: text, message: text }));

const job = z.looseObject({
  id: text,
  job: text,
  name: text.describe('As GitHub makes it, blanks kept'),
  matrix: z.record(text, z.unknown()),
  url: nullable(url),
  baseImage: nullable(text),
  arch: nullable(text),
  model: text,
  trustedBoot: z.boolean(),
  fips: z.boolean(),
  provider: nullable(z.object({ name: text, version: nullable(text) })),
  scope: nullable(text),
  result: nullable(
    z.looseObject({ conclusion: z.enum(CONCLUSIONS), url, completedAt: nullable(time) }),
  ),
});

export const matrixSchema = z.looseObject({
  schemaVersion: z.literal(1),
  generatedAt: time,
  source: z.looseObject({ id: text, repository: text, path: text, ref: text, commit: text }),
  freshness: z.looseObject({ state, checkedAt: nullable(time), failure }),
  run: nullable(z.looseObject({ id: count, url, conclusion: z.enum(CONCLUSIONS) })),
  total: count,
  count,
  jobs: z.array(job),
  problems: z.array(z.object({ message: text, line: nullable(count), column: nullable(count) })),
});

const parts = z.looseObject({
  registry: nullable(text),
  repository: nullable(text),
  flavor: nullable(text),
  flavorRelease: nullable(text),
  variant: nullable(z.enum(['core', 'standard'])),
  arch: nullable(text),
  model: nullable(text),
  version: nullable(text),
  kubernetes: nullable(z.object({ distro: text, version: nullable(text) })),
  trustedBoot: z.boolean(),
  suffix: z.enum(['', 'uki', 'img']),
});

const release = z.looseObject({
  component: text,
  tag: text,
  version: z.looseObject({
    raw: text,
    order: count.describe('Place among the releases of the component, 1 for the oldest'),
    prerelease: z.boolean(),
    line: nullable(text),
  }),
  publishedAt: nullable(time),
  url,
  support: text,
  notes: z.looseObject({
    markdown: nullable(text),
    html: nullable(text),
    sections: z.array(z.looseObject({ kind: text, title: text, html: text })),
  }),
  assets: z.array(
    z.looseObject({
      name: text,
      url,
      bytes: count,
      digest: nullable(text),
      downloads: count,
      kind: z.enum(ASSET_KINDS),
      artifact: nullable(parts),
    }),
  ),
  sbom: z.looseObject({
    state: z.enum(['asset', 'archive', 'attestation', 'none', 'unknown']),
    items: z.array(z.record(text, text)),
  }),
  verification: z.array(
    z.looseObject({
      title: text,
      command: nullable(text),
      evidence: z.enum(['certificate', 'rule']),
    }),
  ),
});

const releasesFreshness = z.looseObject({
  state,
  checkedAt: nullable(time),
  components: z.array(z.looseObject({ component: text, state, failure })),
});

export const releaseSchema = release.extend({
  schemaVersion: z.literal(1),
  freshness: releasesFreshness,
});

export const releasesSchema = z.looseObject({
  schemaVersion: z.literal(1),
  items: z.array(release),
  total: count,
  page: count,
  pages: count,
  freshness: releasesFreshness,
});

const message = z.object({ field: text, message: text });
const cell = z.looseObject({
  id: text,
  name: text,
  url: nullable(url),
  conclusion: nullable(text),
});

export const artifactSchema = z.looseObject({
  era: z.enum(ERA_IDS),
  tag: text,
  reference: text,
  fileNames: z.looseObject({ base: text, iso: nullable(text), raw: nullable(text) }),
  problems: z.array(message),
  tested: z.looseObject({
    state: z.enum(['tested', 'untested', 'unknown']),
    cell: nullable(cell),
    closest: z.array(cell),
  }),
  published: z.object({
    state: z.enum(['published', 'not', 'unknown']),
    file: nullable(text),
    reason: text,
  }),
});

export const decodeSchema = z.looseObject({
  kind: z.enum(DECODED_KINDS),
  era: nullable(z.enum(ERA_IDS)),
  parts,
  remarks: z.array(text),
  problem: nullable(text),
});

export const statusSchema = z.looseObject({
  schemaVersion: z.literal(1),
  generatedAt: time,
  hasToken: z.boolean(),
  quota: nullable(z.object({ limit: count, remaining: count, resetsAt: time })),
  store: z.looseObject({
    records: count,
    failure: nullable(text),
    failingSince: nullable(time),
    putAside: count,
    shared: nullable(z.object({ failure: nullable(text), failingSince: nullable(time) })),
  }),
  resources: z.array(
    z.looseObject({ key: text, words: text, lastSuccessAt: nullable(time), failure }),
  ),
});

/** A problem for machines (RFC 9457). */
export const problemSchema = z.looseObject({
  type: text,
  title: text,
  status: z.int().min(400).max(599),
  detail: text,
  retryAt: time.optional(),
  problems: z.array(message).optional(),
});
