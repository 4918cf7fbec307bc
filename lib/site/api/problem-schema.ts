import * as z from 'zod/mini';

import { BUILD_FIELDS } from '@/lib/build/form/model';

import { field, text, time } from './field';

/** A list of parameters, each with what is to say of its value. */
export function parameterMessages<const Names extends readonly string[]>(names: Names) {
  return z.array(
    z.object({
      field: field('The parameter', z.enum(names)),
      message: field('What is wrong with its value, or changed, in a sentence', text),
    }),
  );
}

/** A problem document (RFC 9457), of a route or of the server in front of it. */
export const problemSchema = z.object({
  type: field('Kind of the problem; `about:blank` where status and title say all', text),
  title: field('The problem in a few words', text),
  status: field('Status of the response', z.int().check(z.minimum(400), z.maximum(599))),
  detail: field('The problem in a sentence', text),
  retryAt: field('When a retry may succeed; absent where unknown', z.exactOptional(time)),
  problems: field(
    'Each parameter that is wrong; absent where it is not one parameter',
    z.exactOptional(parameterMessages([...BUILD_FIELDS, 'name', 'from', 'to', 'change'])),
  ),
  requestId: field(
    'Id of the request, as in the header `x-request-id` and in the log; every response of the site has it',
    z.exactOptional(text),
  ),
});
