import 'server-only';
import type { Registry } from './model';

/**
 * The URL that a registry redirects to for the bytes of a blob; null for one that is not followed. Only its
 * own origin and its blob hosts are, over https unless the registry itself is read over http.
 */
export function redirectTarget(
  { url, blobHosts }: Pick<Registry, 'url' | 'blobHosts'>,
  location: string | null,
  from: URL,
): URL | null {
  if (location === null || !URL.canParse(location, from)) return null;
  const target = new URL(location, from);
  if (target.username !== '' || target.password !== '') return null;
  if (target.origin === from.origin) return target;
  const isSecure = target.protocol === 'https:' || url.startsWith('http:');
  if (!isSecure || !/^https?:$/.test(target.protocol)) return null;
  return blobHosts.some((host) => isHost(target.host, host)) ? target : null;
}

function isHost(host: string, allowed: string | RegExp): boolean {
  if (typeof allowed === 'string') return host === allowed;
  return new RegExp(`^(?:${allowed.source})$`).test(host);
}
