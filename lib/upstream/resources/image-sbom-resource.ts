import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { IMMUTABLE_MS } from '@/lib/base/freshness/refresh-plan';
import { ok, type Result } from '@/lib/base/result';
import type { ListedSbom } from '@/lib/evidence/image-packages/list-image-sbom';
import type { ImageSbom } from '@/lib/evidence/image-packages/model';
import type { ContentPart } from '@/lib/releases/images/model';
import { MOST_CONTENT_BYTES, type BlobStore } from '@/lib/upstream/blobs/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import { keepListed } from '@/lib/upstream/sboms/keep-listed';
import { sbomLister } from '@/lib/upstream/sboms/sbom-lister';
import { storedSbom } from '@/lib/upstream/sboms/stored-sbom';

import type { RegistryResource } from './resource';

/** An SBOM that a registry keeps for an image. */
export type SbomPlace = {
  readonly repository: string;
  /** The digest of the image, and of the index that lists it: a statement about either is about the image. */
  readonly image: string;
  readonly index: string | null;
  /** The blob that has the SBOM. */
  readonly part: Pick<ContentPart, 'digest'>;
};

/** What was read of an SBOM of an image, by digest. It is fetched once; its packages are stored as a blob. */
export function imageSbomResource(
  { client, blobs }: { readonly client: RegistryClient; readonly blobs: BlobStore | null },
  place: SbomPlace,
): RegistryResource<ImageSbom> {
  const { repository, image, part } = place;
  return {
    key: `sbom:${client.host}/${repository}@${image}+${part.digest}`,
    schemaVersion: 1,
    schema: storedSbom,
    client,
    isImmutable: true,
    ttlMs: () => IMMUTABLE_MS,
    fetch: async ({ openBlob }) => {
      const opened = await openBlob(sbomRequest(place));
      const bytes = opened.ok ? await opened.value.bytes() : opened;
      if (!bytes.ok) return bytes;
      const kept = await keepPackages(blobs, bytes.value, place);
      return kept.ok ? ok({ kind: 'changed', value: kept.value.sbom, etag: null }) : kept;
    },
  };
}

/** The blob of an SBOM, for its request. */
export function sbomRequest({ repository, part: { digest } }: SbomPlace) {
  return { repository, digest, what: 'SBOM', maxBytes: MOST_CONTENT_BYTES };
}

/** Reads an SBOM and stores its packages, where there is a store for them. */
export async function keepPackages(
  blobs: BlobStore | null,
  bytes: Uint8Array,
  { image, index }: SbomPlace,
): Promise<Result<ListedSbom, UpstreamFailure>> {
  return keepListed(blobs, await sbomLister.list(bytes, index === null ? [image] : [image, index]));
}
