import { fail, ok, type Result } from '@/lib/base/result';
import { decode, PASTE_LIMIT } from '@/lib/names/artifacts/decode';
import type { DecodedKind } from '@/lib/names/artifacts/decoded';
import type { EraId } from '@/lib/names/artifacts/eras';
import type { NameParts } from '@/lib/names/artifacts/name-parts';

import type { Unprocessable } from './artifact-answer';

/** The parts of a name that the answer tells. */
export type DecodedParts = Pick<
  NameParts,
  | 'registry'
  | 'repository'
  | 'flavor'
  | 'flavorRelease'
  | 'variant'
  | 'arch'
  | 'model'
  | 'version'
  | 'kubernetes'
  | 'trustedBoot'
  | 'suffix'
>;

/** The answer of `GET /api/v1/decode`. What is no name of Kairos is an answer too, with its problem. */
export type DecodeAnswer = {
  readonly kind: DecodedKind;
  readonly era: EraId | null;
  readonly parts: DecodedParts;
  readonly remarks: readonly string[];
  readonly problem: string | null;
};

/** Decodes the parameter `name` for `GET /api/v1/decode`; a text that is missing or too long is a 422. */
export function decodeAnswer(name: string | null): Result<DecodeAnswer, Unprocessable> {
  const reason = reasonAgainst(name);
  if (name === null || reason !== null) return fail(refusal(reason ?? ''));
  const { kind, era, parts, remarks, problem } = decode(name);
  return ok({ kind, era, parts: partsAnswer(parts), remarks, problem });
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

function partsAnswer(parts: NameParts): DecodedParts {
  const { registry, repository, flavor, flavorRelease, variant, arch, model, version } = parts;
  const { kubernetes, trustedBoot, suffix } = parts;
  const words = { registry, repository, flavor, flavorRelease, variant, arch, model, version };
  return { ...words, kubernetes, trustedBoot, suffix };
}
