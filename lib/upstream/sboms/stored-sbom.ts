import 'server-only';
import { z } from 'zod';

import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import { SBOM_NOTATIONS } from '@/lib/evidence/sbom/model';

const text = z.string();

/** Checks what was stored of an SBOM of an image. */
export const storedSbom: z.ZodType<ImageSbom> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    notation: z.enum(SBOM_NOTATIONS),
    notationVersion: text,
    name: text,
    tools: z.array(text),
    created: text,
    binding: z.enum(['subject', 'other-subject', 'claim', 'none']),
    wrappers: z.array(
      z.enum(['list', 'sigstore-bundle', 'dsse', 'in-toto', 'imagetools', 'member']),
    ),
    packages: z.int().nonnegative(),
    list: text.nullable(),
    problems: z.array(text),
  }),
  z.object({ kind: z.literal('unreadable'), reason: text }),
]);
