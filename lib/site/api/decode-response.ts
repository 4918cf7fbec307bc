import { fail, ok } from '@/lib/base/result';
import type { NameParts } from '@/lib/names/artifacts/name-parts';
import { decodeText, PASTE_LIMIT } from '@/lib/names/decoder/decode-text';

import type { Unprocessable } from './problem-response';

/**
 * Decodes the parameter `name` for `GET /api/v1/decode`; a text that is missing or too long is a 422. What is
 * no name of Kairos is a success too, with its problem.
 */
export function decodeResponse(name: string | null) {
  const reason = reasonAgainst(name);
  if (name === null || reason !== null) return fail(refusal(reason ?? ''));
  const { kind, era, parts, remarks, problem } = decodeText(name).findings[0];
  return ok({ kind, era, parts: partsResponse(parts), remarks, problem });
}

function reasonAgainst(name: string | null): string | null {
  if (name === null) return 'The parameter “name” is missing: the text to decode.';
  if (name.trim() === '') return 'The parameter “name” is empty.';
  if (name.length <= PASTE_LIMIT) return null;
  return `The text has ${name.length} characters. At most ${PASTE_LIMIT} are decoded.`;
}

function refusal(message: string): Unprocessable {
  const problems = [{ field: 'name', message }] as const;
  return { title: 'Nothing to decode', detail: `name: ${message}`, problems };
}

function partsResponse(parts: NameParts) {
  const { registry, repository, flavor, flavorRelease, variant, arch, model, version } = parts;
  const { kubernetes, trustedBoot, suffix } = parts;
  const words = { registry, repository, flavor, flavorRelease, variant, arch, model, version };
  return { ...words, kubernetes, trustedBoot, suffix };
}
