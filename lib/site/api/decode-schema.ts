import * as z from 'zod/mini';

import { DECODED_KINDS } from '@/lib/names/artifacts/decoded';
import { ERA_IDS } from '@/lib/names/artifacts/eras';

import type { decodeResponse } from './decode-response';
import { describes } from './describes';
import { field, text } from './field';
import { namePartsSchema } from './name-parts-schema';

type Decoded = Extract<ReturnType<typeof decodeResponse>, { readonly ok: true }>['value'];

/** The response of `GET /api/v1/decode`. */
export const decodeSchema = describes<Decoded>()(
  z.object({
    kind: field('What the text is', z.enum(DECODED_KINDS)),
    era: field('Naming rule of the name; null where none applies', z.nullable(z.enum(ERA_IDS))),
    parts: field('Parts of the name', namePartsSchema),
    remarks: field(
      'What the name cannot tell or what is odd about it, in sentences',
      z.array(text),
    ),
    problem: field(
      'Why the name cannot be right or is not of Kairos; null for nothing',
      z.nullable(text),
    ),
  }),
);
