import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { describes } from './describes';

type Response = {
  readonly id: string;
  readonly jobs: readonly { readonly result: 'passed' | 'failed' }[];
  readonly failure: { readonly kind: 'timeout'; readonly ms: number } | { readonly kind: 'moved' };
  readonly retryAt?: string;
};

const timeout = z.object({ kind: z.literal('timeout'), ms: z.number() });
const moved = z.object({ kind: z.literal('moved') });
const fields = {
  id: z.string(),
  jobs: z.array(z.object({ result: z.enum(['passed', 'failed']) })),
  failure: z.discriminatedUnion('kind', [timeout, moved]),
  retryAt: z.exactOptional(z.string()),
};
const { retryAt: _optional, ...required } = fields;
const jobsWith = <const Results extends readonly string[]>(...results: Results) =>
  z.array(z.object({ result: z.enum(results) }));

const take = describes<Response>();

/**
 * The type check runs the second test: where one of its lines compiles, `@ts-expect-error` itself is an error.
 */
describe('describes', () => {
  it('gives back a schema that describes the response', () => {
    const schema = z.object(fields);
    expect(take(schema)).toBe(schema);
  });

  it.each([
    [
      'lacks a field',
      // @ts-expect-error
      () => describes<Response & { readonly added: number }>()(z.object(fields)),
    ],
    [
      'lacks an optional field',
      // @ts-expect-error
      () => take(z.object(required)),
    ],
    [
      'has a field that the response lacks',
      // @ts-expect-error
      () => take(z.object({ ...fields, added: z.string() })),
    ],
    [
      'lacks a value',
      // @ts-expect-error
      () => take(z.object({ ...fields, jobs: jobsWith('passed') })),
    ],
    [
      'has a value that the response lacks',
      // @ts-expect-error
      () => take(z.object({ ...fields, jobs: jobsWith('passed', 'failed', 'skipped') })),
    ],
    [
      'lacks a kind',
      // @ts-expect-error
      () => take(z.object({ ...fields, failure: moved })),
    ],
  ])('does not compile with a schema that %s, and takes it at run time', (_what, takeIt) => {
    expect(takeIt()).toBeInstanceOf(z.ZodMiniObject);
  });
});
