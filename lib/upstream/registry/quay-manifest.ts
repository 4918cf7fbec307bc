import 'server-only';
import { z } from 'zod';

import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';

import { parseJson } from './parse-json';
import type { RegistrySession } from './session';

/** A manifest as it is stored, and its media type. */
export type ManifestBytes = { readonly mediaType: string; readonly bytes: Uint8Array };

/** A manifest of up to 4 MiB, as text inside JSON. */
const MOST_BYTES = 12 * 1024 * 1024;

const wireManifest = z.object({ manifest_data: z.string() });
const wireType = z.object({
  mediaType: z.string().optional(),
  manifests: z.unknown().optional(),
});

/**
 * Requests a manifest by its digest from quay's own API, which unlike the registry's does not count it as a pull.
 * Null where the API does not have it. The digest is not checked here.
 *
 * @see https://docs.quay.io/api/swagger/
 */
export async function quayManifest(
  session: RegistrySession,
  request: { readonly repository: string; readonly digest: string; readonly what: string },
): Promise<Result<ManifestBytes | null, UpstreamFailure>> {
  const { repository, digest, what } = request;
  const path = `/api/v1/repository/${repository}/manifest/${digest}`;
  const response = await session.read(
    { path, repository, accept: 'application/json', pace: 'content', what },
    MOST_BYTES,
  );
  if (!response.ok) return response.failure.kind === 'not-found' ? ok(null) : response;
  const read = wireManifest.safeParse(parseJson(response.value.bytes));
  if (!read.success) return ok(null);
  const bytes = new TextEncoder().encode(read.data.manifest_data);
  const type = wireType.safeParse(parseJson(bytes));
  return ok(type.success ? { mediaType: mediaTypeOf(type.data), bytes } : null);
}

/** A manifest of OCI may leave out its type, since the registry states it as a header. */
function mediaTypeOf({ mediaType, manifests }: z.output<typeof wireType>): string {
  const kind = manifests === undefined ? 'manifest' : 'index';
  return mediaType ?? `application/vnd.oci.image.${kind}.v1+json`;
}
