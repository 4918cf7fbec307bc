import 'server-only';
import type { GitHub } from '@/lib/upstream/github/client';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { Store } from '@/lib/upstream/store/model';

import { AssetGate } from './asset-gate';
import { RequestLimits } from './request-limits';
import type { AnyResource } from './resource';
import { VisitorQueue } from './visitor-queue';

/** One upstream: what its records are stored under, and its limits, which no other upstream shares. */
export type Source = {
  readonly identity: string;
  readonly limits: RequestLimits;
  readonly queue: VisitorQueue;
  readonly gate: AssetGate;
};

type SourcesOptions = {
  readonly store: Store;
  readonly github: GitHub;
  readonly now: () => Date;
  /** Requests an hour to GitHub that the built-in resources need at present. */
  readonly neededPerHour: (now: Date) => number;
};

const QUEUE = { running: 4, waiting: 20 };

/** GitHub and the registries, each with its own limits: one that is slow or refuses requests delays no other. */
export class Sources {
  readonly github: Source;
  readonly #options: SourcesOptions;
  readonly #registries = new Map<string, Source>();

  constructor(options: SourcesOptions) {
    this.#options = options;
    this.github = this.#open(options.github, options.neededPerHour);
  }

  /** The upstream that a resource is fetched from. */
  of<Value>(resource: AnyResource<Value>): Source {
    return 'client' in resource ? this.registry(resource.client) : this.github;
  }

  registry({ host, identity }: RegistryClient): Source {
    const found = this.#registries.get(host);
    if (found !== undefined) return found;
    // Registries do not say what is left of a rate limit.
    const opened = this.#open({ identity, quota: () => null }, () => 0);
    this.#registries.set(host, opened);
    return opened;
  }

  #open(client: Pick<GitHub, 'identity' | 'quota'>, neededPerHour: (now: Date) => number): Source {
    const { store, now } = this.#options;
    return {
      identity: client.identity,
      limits: new RequestLimits({ store, client, now, neededPerHour }),
      queue: new VisitorQueue(QUEUE),
      gate: new AssetGate(),
    };
  }
}
