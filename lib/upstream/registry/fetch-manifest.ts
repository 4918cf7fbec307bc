import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';

import { digestLike, isComputable } from './content-digest';
import { MANIFEST_TYPES, manifestKind, type Manifest } from './manifest';
import { parseJson } from './parse-json';
import { quayManifest, type ManifestBytes } from './quay-manifest';
import type { RegistrySession, WholeResponse } from './session';
import { readManifest } from './wire-manifest';

/** A manifest to fetch. Its repository, tag and digest have passed their grammar. */
export type ManifestRequest = {
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
  /** What it is, in words that complete “quay.io has no … by this name.” */
  readonly what: string;
  /** ETag of the cached response; for tags only, since a digest is never fetched again. */
  readonly etag?: string | null;
};

/** A manifest whose digest was computed over its bytes. */
export type FetchedManifest = {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  readonly etag: string | null;
};

/** The same, or 304 to a conditional request. */
export type ManifestResponse =
  | ({ readonly kind: 'new' } & FetchedManifest)
  | { readonly kind: 'unchanged' };

/** Registries accept manifests of up to 4 MiB. */
const MOST_BYTES = 4 * 1024 * 1024;

const ACCEPT = Object.values(MANIFEST_TYPES).flat().join(', ');

/**
 * Fetches a manifest by tag or digest. The digest is always computed over the bytes; one that differs from
 * the requested or the stated one makes the response unreadable.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export async function fetchManifest(
  session: RegistrySession,
  { repository, reference, what, etag = null }: ManifestRequest,
): Promise<Result<ManifestResponse, UpstreamFailure>> {
  const isDigest = reference.includes(':');
  if (isDigest && session.registry.tagApi === 'quay') {
    const uncounted = await quayManifest(session, { repository, digest: reference, what });
    if (!uncounted.ok) return uncounted;
    const read = uncounted.value === null ? 'nothing' : readBytes(uncounted.value, reference);
    // What quay's own API does not give unchanged is fetched as from any registry.
    if (typeof read !== 'string') return ok({ kind: 'new', ...read, etag: null });
  }
  const path = `/v2/${repository}/manifests/${reference}`;
  const request = { path, repository, accept: ACCEPT, pace: 'content', what, etag } as const;
  const response = await session.read(request, MOST_BYTES);
  if (!response.ok) return response;
  if (response.value.status === 304) return ok({ kind: 'unchanged' });
  const fetched = readResponse(response.value, reference);
  return typeof fetched === 'string'
    ? session.fail({ kind: 'unreadable', where: `${what}: ${fetched}` })
    : ok({ kind: 'new', ...fetched });
}

/** The manifest of a response, or what is wrong with it. */
function readResponse({ headers, bytes }: WholeResponse, reference: string) {
  const expected = reference.includes(':') ? reference : headers.get('docker-content-digest');
  const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
  const read = readBytes({ mediaType: mediaType.trim(), bytes }, expected);
  return typeof read === 'string' ? read : { ...read, etag: headers.get('etag') };
}

/** The manifest in some bytes, or what is wrong with it. */
function readBytes({ mediaType, bytes }: ManifestBytes, expected: string | null) {
  if (expected !== null && !isComputable(expected)) return 'digest';
  const digest = digestLike(expected ?? 'sha256:', bytes);
  if (expected !== null && digest !== expected) return 'digest';
  const kind = manifestKind(mediaType);
  if (kind === null) return `media type ${mediaType.slice(0, 100)}`;
  const manifest = readManifest(parseJson(bytes), mediaType, kind);
  if (manifest === null) return 'shape';
  return { digest, mediaType, bytes: bytes.byteLength, manifest };
}
