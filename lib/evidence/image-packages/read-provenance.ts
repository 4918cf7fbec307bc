import { z } from 'zod';

import { cutText } from '@/lib/base/text/cut-text';
import { decodeBytes } from '@/lib/evidence/sbom/decode-bytes';

/** Who built an image and of what, as its provenance states. What it does not state is null. */
export type ReadProvenance = {
  readonly builder: string | null;
  readonly buildType: string | null;
  readonly source: string | null;
  readonly commit: string | null;
  /** What it was built of. */
  readonly materials: readonly { readonly uri: string; readonly digest: string | null }[];
};

const MOST_MATERIALS = 20;
const LONGEST = 500;

/**
 * Reads the provenance that BuildKit attests, of SLSA 0.2 or 1.0. Null where it is about another image than the
 * one with this digest, or has another shape.
 *
 * @see https://docs.docker.com/build/metadata/attestations/slsa-provenance/
 */
export function readProvenance(bytes: Uint8Array, imageDigest: string): ReadProvenance | null {
  const statement = statementSchema.safeParse(parseJson(decodeBytes(bytes)));
  if (!statement.success) return null;
  const { subject, predicate } = statement.data;
  const [algorithm = '', hex = ''] = imageDigest.split(':', 2);
  if (!subject.some(({ digest }) => digest[algorithm] === hex)) return null;
  return fromVersion1(predicate) ?? fromVersion02(predicate);
}

const text = z.string().transform((value) => cutText(value, LONGEST));
const digests = z.record(z.string(), z.string());
const material = z.object({ uri: text, digest: digests.optional() });
const statementSchema = z.object({
  subject: z.array(z.object({ digest: digests })).max(1000),
  predicate: z.unknown(),
});
const version02 = z.object({
  builder: z.object({ id: text.optional() }).optional(),
  buildType: text.optional(),
  invocation: z
    .object({
      configSource: z.object({ uri: text.optional(), digest: digests.optional() }).optional(),
    })
    .optional(),
  materials: z.array(material).optional(),
});
const version1 = z.object({
  buildDefinition: z.object({
    buildType: text.optional(),
    externalParameters: z
      .object({
        configSource: z.object({ uri: text.optional(), digest: digests.optional() }).optional(),
      })
      .optional(),
    resolvedDependencies: z.array(material).optional(),
  }),
  runDetails: z.object({ builder: z.object({ id: text.optional() }).optional() }).optional(),
});

function fromVersion1(predicate: unknown): ReadProvenance | null {
  const read = version1.safeParse(predicate);
  if (!read.success) return null;
  const { buildDefinition, runDetails } = read.data;
  const config = buildDefinition.externalParameters?.configSource;
  return {
    builder: runDetails?.builder?.id ?? null,
    buildType: buildDefinition.buildType ?? null,
    source: config?.uri ?? null,
    commit: config?.digest?.['sha1'] ?? null,
    materials: materialsOf(buildDefinition.resolvedDependencies),
  };
}

function fromVersion02(predicate: unknown): ReadProvenance | null {
  const read = version02.safeParse(predicate);
  if (!read.success) return null;
  const { builder, buildType, invocation, materials } = read.data;
  return {
    builder: builder?.id ?? null,
    buildType: buildType ?? null,
    source: invocation?.configSource?.uri ?? null,
    commit: invocation?.configSource?.digest?.['sha1'] ?? null,
    materials: materialsOf(materials),
  };
}

function materialsOf(
  materials: readonly z.output<typeof material>[] = [],
): ReadProvenance['materials'] {
  return materials.slice(0, MOST_MATERIALS).map(({ uri, digest = {} }) => {
    const [first] = Object.entries(digest);
    return { uri, digest: first === undefined ? null : first.join(':') };
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
