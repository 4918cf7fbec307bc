import type { StandInRegistry } from '@/stand-in/registry/server';

import { createRegistry, type RegistryClient } from './client';
import type { Registry } from './model';

type At = Partial<Registry> & { readonly timeoutMs?: number };

/** A client of a stand-in. */
export function clientAt(
  standIn: Pick<StandInRegistry, 'url' | 'blobHost'>,
  at: At = {},
): RegistryClient {
  return createRegistry(registryAt(standIn, at), at.timeoutMs ?? 4000);
}

/** A row of the table for a stand-in: quay.io, at its URL and without a pace that tests would wait for. */
function registryAt(
  { url, blobHost }: Pick<StandInRegistry, 'url' | 'blobHost'>,
  { timeoutMs: _clients, ...changes }: At = {},
): Registry {
  return {
    host: 'quay.io',
    url,
    tokenOrigins: [url],
    blobHosts: [blobHost],
    tagApi: 'quay',
    requestsPerSecond: { listing: 1000, content: 1000 },
    ...changes,
  };
}
