import type { BlobStore } from '@/lib/upstream/blobs/model';
import { createGitHub } from '@/lib/upstream/github/client';
import { clientAt } from '@/lib/upstream/registry/registry.fixture';
import type { Store } from '@/lib/upstream/store/model';
import type { StandInRegistry } from '@/stand-in/registry/server';

import type { KeySet } from './resource-records';
import { createUpstream, type Upstream } from './upstream';
import { memoryStore, type HandClock } from './upstream.fixture';

type RegistryUpstream = {
  readonly quay: StandInRegistry;
  readonly ghcr?: StandInRegistry;
  readonly clock: HandClock;
  readonly apiUrl?: string;
  readonly token?: string;
  readonly store?: Store;
  readonly blobs?: BlobStore;
  readonly builtInKeys?: KeySet;
};

/** Returns an upstream on stand-ins of quay.io and, where one is given, of ghcr.io. */
export function registryUpstream(options: RegistryUpstream): Upstream {
  const { quay, ghcr, clock, apiUrl = 'http://127.0.0.1:9', store = memoryStore() } = options;
  return createUpstream({
    store,
    github: createGitHub({ apiUrl, token: options.token, timeoutMs: 2000 }),
    registries: [
      clientAt(quay),
      ...(ghcr === undefined ? [] : [clientAt(ghcr, { host: 'ghcr.io', tagApi: 'distribution' })]),
    ],
    blobs: options.blobs ?? null,
    log: () => undefined,
    builtInKeys: options.builtInKeys ?? new Set<string>(),
    now: clock.now,
  });
}
