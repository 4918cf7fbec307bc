import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import type { ListedSbom } from '@/lib/evidence/image-packages/list-image-sbom';
import type { BlobStore } from '@/lib/upstream/blobs/model';

/** Stores the list of an SBOM that was read, where there is one and a store for it, and adds its digest. */
export async function keepListed(
  blobs: BlobStore | null,
  listed: Result<ListedSbom, UpstreamFailure>,
): Promise<Result<ListedSbom, UpstreamFailure>> {
  if (!listed.ok || blobs === null) return listed;
  const { sbom, list } = listed.value;
  if (sbom.kind === 'unreadable' || list === null) return listed;
  return ok({ sbom: { ...sbom, list: await blobs.write(Buffer.from(list)) }, list });
}
