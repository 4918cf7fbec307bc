import 'server-only';
import { z } from 'zod';

import type {
  AttestationContent,
  ImageContent,
  ImageReferrers,
  ImageTag,
  ImageTagList,
} from '@/lib/releases/images/model';

const text = z.string();
const index = z.int().nonnegative();
const texts = z.record(text, text);

const part = { digest: text, mediaType: text, bytes: index };

/** Checks a stored tag of a registry. */
export const storedTag: z.ZodType<ImageTag> = z.object({
  name: text,
  firstSeenAt: text,
  targets: z
    .array(z.object({ digest: text.nullable(), from: text.nullable(), until: text.nullable() }))
    .min(1),
  missing: z.object({ since: text, looks: index }).nullable(),
});

/** Checks the stored tags of a repository. */
export const storedTags: z.ZodType<ImageTagList> = z.object({
  tags: z.array(storedTag),
  companions: z.object({ signature: index, attestation: index, sbom: index, referrers: index }),
  isComplete: z.boolean(),
  unreadable: index,
  historyAt: text.nullable(),
});

/** Checks a stored index or image. */
export const storedContent: z.ZodType<ImageContent> = z.object({
  mediaType: text,
  bytes: index,
  platforms: z.array(
    z.object({
      digest: text,
      os: text,
      architecture: text,
      variant: text.nullable(),
      details: z
        .object({ createdAt: text.nullable(), labels: texts, layers: z.array(z.object(part)) })
        .nullable(),
    }),
  ),
  attestations: z.array(z.object({ digest: text, bytes: index, subject: text.nullable() })),
  left: index,
});

/** Checks a stored attestation manifest. */
export const storedAttestation: z.ZodType<AttestationContent> = z.object({
  subject: text.nullable(),
  artifactType: text.nullable(),
  statements: z.array(z.object({ ...part, predicateType: text.nullable() })),
});

/** Checks what was stored as referring to an image. */
export const storedReferrers: z.ZodType<ImageReferrers> = z.object({
  found: z.array(
    z.object({
      via: z.enum(['signature', 'attestation', 'sbom', 'referrers-api', 'referrers-tag']),
      digest: text,
      artifactType: text.nullable(),
      subject: text.nullable(),
      annotations: texts,
      layers: z.array(z.object({ ...part, annotations: texts })),
    }),
  ),
  left: index,
  hasReferrersApi: z.boolean(),
});
