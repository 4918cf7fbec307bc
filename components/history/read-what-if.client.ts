'use client';

import type { Result } from '@/lib/base/result';
import { problemSchema } from '@/lib/site/api/problem-schema';
import type { whatIfResponse } from '@/lib/site/api/what-if-response';
import { whatIfSchema } from '@/lib/site/api/what-if-schema';

/** What a pasted workflow would test, as the API has it, or why that is unknown, in a sentence. */
export type WhatIfOutcome = Result<ReturnType<typeof whatIfResponse>, string>;

/** Reads the response of the API: what it describes, or its problem document. */
export function readWhatIf(body: unknown): WhatIfOutcome {
  const read = whatIfSchema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  const problem = problemSchema.safeParse(body);
  const failure = problem.success
    ? problem.data.detail
    : 'The response of the site is not one that this page reads. Load the page again.';
  return { ok: false, failure };
}
