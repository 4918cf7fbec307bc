import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import type { ImageReferrers } from '@/lib/releases/images/model';

import { fetchManifest, type ManifestRequest, type ManifestResponse } from './fetch-manifest';
import { findReferrers, type ReferrersRequest } from './find-referrers';
import { listTags } from './list-tags';
import type { Registry } from './model';
import { openBlob, type BlobRequest, type OpenedBlob } from './open-blob';
import { quayTags } from './quay-tags';
import { readTag, type TagRequest, type TagResponse } from './read-tag';
import { RegistrySession } from './session';
import type { TagListing } from './tag-listing';

/**
 * One registry. Repositories, tags and digests must have passed their grammar before. Requests are spaced,
 * and not retried: every failure is a value with the registry's host.
 */
export type RegistryClient = {
  readonly host: string;
  /** The URL that is requested, without any secret. */
  readonly identity: string;
  /** Whether its lists of tags have a history. */
  readonly hasHistory: boolean;
  readonly readTag: (request: TagRequest) => Promise<Result<TagResponse, UpstreamFailure>>;
  /** Lists the tags of a repository; with those that were deleted and moved where there is a history. */
  readonly listTags: (
    repository: string,
    withHistory: boolean,
  ) => Promise<Result<TagListing, UpstreamFailure>>;
  readonly fetchManifest: (
    request: ManifestRequest,
  ) => Promise<Result<ManifestResponse, UpstreamFailure>>;
  readonly openBlob: (request: BlobRequest) => Promise<Result<OpenedBlob, UpstreamFailure>>;
  readonly findReferrers: (
    request: ReferrersRequest,
  ) => Promise<Result<ImageReferrers, UpstreamFailure>>;
  /** A failure of this registry. */
  readonly atHost: (failure: UpstreamFailure) => UpstreamFailure;
};

const TIMEOUT_MS = 8000;

/** Creates the client of a registry. */
export function createRegistry(registry: Registry, timeoutMs = TIMEOUT_MS): RegistryClient {
  const session = new RegistrySession({ registry, timeoutMs });
  const hasHistory = registry.tagApi === 'quay';
  return {
    host: registry.host,
    identity: registry.url,
    hasHistory,
    readTag: (request) => readTag(session, request),
    listTags: (repository, withHistory) =>
      hasHistory
        ? quayTags(session, repository, { kind: withHistory ? 'history' : 'active' })
        : listTags(session, repository),
    fetchManifest: (request) => fetchManifest(session, request),
    openBlob: (request) => openBlob(session, request),
    findReferrers: (request) => findReferrers(session, request),
    atHost: (failure) => session.atHost(failure),
  };
}
