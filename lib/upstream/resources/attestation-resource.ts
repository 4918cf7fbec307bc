import 'server-only';
import { IMMUTABLE_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok } from '@/lib/base/result';
import type { AttestationContent } from '@/lib/releases/images/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { Descriptor } from '@/lib/upstream/registry/manifest';

import type { ContentPlace } from './image-content-resource';
import { storedAttestation } from './parse-stored-images';
import type { RegistryResource } from './resource';

/** Statements of one manifest that are stored: BuildKit also attests the stages of a build. */
const MOST_STATEMENTS = 50;

/** Longest URI of a predicate type that is stored. */
const LONGEST_TYPE = 500;

/** The statements of an attestation manifest, by digest: where each is, and what it says it is. It is fetched once. */
export function attestationResource(
  client: RegistryClient,
  { repository, digest }: ContentPlace,
): RegistryResource<AttestationContent> {
  const what = 'attestation';
  return {
    key: `attestation:${client.host}/${repository}@${digest}`,
    schemaVersion: 1,
    schema: storedAttestation,
    client,
    isImmutable: true,
    ttlMs: () => IMMUTABLE_MS,
    fetch: async ({ fetchManifest, atHost }) => {
      const response = await fetchManifest({ repository, reference: digest, what });
      if (!response.ok) return response;
      if (response.value.kind !== 'new' || response.value.manifest.kind !== 'image') {
        return fail(atHost({ kind: 'unreadable', where: what }));
      }
      const { subject, artifactType, layers } = response.value.manifest;
      const statements = layers.slice(0, MOST_STATEMENTS).map((layer) => ({
        digest: layer.digest,
        mediaType: layer.mediaType,
        bytes: layer.bytes,
        predicateType: predicateTypeOf(layer),
      }));
      return ok({ kind: 'changed', value: { subject, artifactType, statements }, etag: null });
    },
  };
}

function predicateTypeOf({ annotations }: Descriptor): string | null {
  const type = annotations['in-toto.io/predicate-type'];
  return type !== undefined && type.length <= LONGEST_TYPE ? type : null;
}
