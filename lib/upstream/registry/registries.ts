import 'server-only';
import type { Registry } from './model';

/**
 * The registries that this site reads from unless the configuration says otherwise.
 *
 * The paces stay below the limits in quay's own configuration: 5 a second for lists and its API, 50 for
 * manifests and blobs.
 *
 * @see https://github.com/quay/quay/blob/master/conf/nginx/server-base.conf.jnj
 */
export const REGISTRIES: readonly Registry[] = [
  {
    host: 'quay.io',
    url: 'https://quay.io',
    tokenOrigins: ['https://quay.io'],
    blobHosts: [/cdn\d{0,2}\.quay\.io/],
    tagApi: 'quay',
    requestsPerSecond: { listing: 3, content: 10 },
  },
  {
    host: 'ghcr.io',
    url: 'https://ghcr.io',
    tokenOrigins: ['https://ghcr.io'],
    blobHosts: ['pkg-containers.githubusercontent.com'],
    tagApi: 'distribution',
    requestsPerSecond: { listing: 3, content: 5 },
  },
];

/** Finds a registry by the host of a reference, ignoring case; null where this site does not read from it. */
export function findRegistry<Row extends Pick<Registry, 'host'>>(
  registries: readonly Row[],
  host: string,
): Row | null {
  return registries.find((each) => each.host === host.toLowerCase()) ?? null;
}
