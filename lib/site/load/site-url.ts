import 'server-only';
import { env } from '@/lib/upstream/runtime/env';

/** The public URL of this site, for absolute links: as configured, else host and port it listens on. */
export function siteUrl(): URL {
  const { SITE_URL, HOSTNAME, PORT } = env();
  if (SITE_URL !== undefined) return new URL(SITE_URL);
  const host = HOSTNAME === '0.0.0.0' || HOSTNAME === '::' ? 'localhost' : HOSTNAME;
  return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${PORT}`);
}
