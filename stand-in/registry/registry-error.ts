import type { Reply } from '../faults';

/** An error as registries word it. */
export function registryError(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ errors: [{ code, message: code.toLowerCase(), detail: {} }] }),
  };
}
