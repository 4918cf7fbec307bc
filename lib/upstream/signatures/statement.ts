import 'server-only';
import type { Bundle } from '@sigstore/bundle';
import { z } from 'zod';

import { fail, ok, type Result } from '@/lib/base/result';
import type { FailedCheck } from '@/lib/evidence/signatures/model';

import { invalid, unreadable } from './failed-check';
import { parseJson } from './parse-json';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const MOST_SUBJECTS = 1000;

const statement = z.object({
  predicateType: z.string().max(500),
  subject: z
    .array(z.object({ digest: z.object({ sha256: z.string().optional() }) }))
    .max(MOST_SUBJECTS),
});

/**
 * Whether a signed statement is about a digest, and which kind of statement it is. The library verifies the
 * envelope and nothing inside it.
 */
export function bindStatement(
  { content }: Bundle,
  sha256: string,
): Result<{ readonly predicateType: string }, FailedCheck> {
  if (content.$case !== 'dsseEnvelope')
    return fail(unreadable('It is a signature of a file and not a statement about an image.'));
  const { payload, payloadType } = content.dsseEnvelope;
  if (payloadType !== PAYLOAD_TYPE)
    return fail(unreadable('Its envelope contains no in-toto statement.'));
  const { success, data } = statement.safeParse(parseJson(payload.toString('utf8')));
  if (!success) return fail(unreadable('Its statement is not in in-toto’s format.'));
  return data.subject.some(({ digest }) => digest.sha256 === sha256)
    ? ok({ predicateType: data.predicateType })
    : fail(invalid('other-content', 'Its statement is about another content.'));
}
