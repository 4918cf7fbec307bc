import 'server-only';

/** How a registry lists its tags: as every registry does, or with quay's own API, which also has their history. */
export const TAG_APIS = ['distribution', 'quay'] as const;

/** One of {@link TAG_APIS}. */
export type TagApi = (typeof TAG_APIS)[number];

/** A registry that this site reads from, as data. No other host is ever requested. */
export type Registry = {
  /** As image references write it, e.g. `quay.io` or `localhost:5000`. */
  readonly host: string;
  /** Base URL without a trailing slash. */
  readonly url: string;
  /** Origins that may issue tokens. A challenge states the URL of the issuer, so it cannot be trusted. */
  readonly tokenOrigins: readonly string[];
  /** Hosts, with port, that a redirect for a blob may lead to. A pattern matches the complete host. */
  readonly blobHosts: readonly (string | RegExp)[];
  readonly tagApi: TagApi;
  readonly requestsPerSecond: Readonly<Record<Pace, number>>;
};

/** Requests that registries limit differently: for lists of tags, and for manifests and blobs. */
export type Pace = 'listing' | 'content';
