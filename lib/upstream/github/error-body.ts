import 'server-only';
import { z } from 'zod';

/** What GitHub says in the body of an error. */
export type ErrorBody = {
  /** Empty where the body has none. */
  readonly message: string;
  /** The codes of its single errors, e.g. `too_large`. */
  readonly codes: readonly string[];
  /** Why a repository is blocked, e.g. `dmca`; null where it is not, or GitHub gives no reason. */
  readonly blockReason: string | null;
};

const NOTHING: ErrorBody = { message: '', codes: [], blockReason: null };

/** A word of GitHub's that is shown to readers; anything longer or stranger is none. */
const word = z.string().regex(/^[a-z][a-z_]{0,39}$/);

const wireError = z.object({
  message: z.string().catch(''),
  errors: z.array(z.object({ code: z.string() }).nullable().catch(null)).catch([]),
  block: z.object({ reason: word }).nullable().catch(null),
});

/** Reads the body of an error; one that is no JSON, e.g. the page of a proxy, is ignored. */
export function readErrorBody(text: string): ErrorBody {
  const { success, data } = wireError.safeParse(parseJson(text));
  if (!success) return NOTHING;
  const codes = data.errors.flatMap((error) => (error === null ? [] : [error.code]));
  return { message: data.message, codes, blockReason: data.block?.reason ?? null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
