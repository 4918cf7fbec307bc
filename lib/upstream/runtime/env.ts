import 'server-only';
import { readEnv, type Env } from './read-env';

let checked: Env | null = null;

/**
 * The configuration of this site, checked on the first call and cached.
 *
 * @throws When a variable cannot be used, with a sentence for each of them.
 */
export function env(): Env {
  checked ??= checkEnv();
  return checked;
}

function checkEnv(): Env {
  const read = readEnv(process.env);
  if (read.ok) return read.value;
  throw new Error(`The configuration cannot be used.\n${read.failure.join('\n')}`);
}
