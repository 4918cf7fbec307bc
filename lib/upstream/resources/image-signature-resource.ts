import 'server-only';
import { createHash } from 'node:crypto';

import { IMMUTABLE_MS } from '@/lib/base/freshness/refresh-plan';
import { ok } from '@/lib/base/result';
import type { CheckedImage } from '@/lib/evidence/signatures/model';
import type { ImageReferrer } from '@/lib/releases/images/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import { checkImageSignatures } from '@/lib/upstream/signatures/check-image';
import { MOST_EVIDENCE_BYTES, type SignatureEvidence } from '@/lib/upstream/signatures/evidence';
import { bundledTrust } from '@/lib/upstream/signatures/trust';

import type { ContentPlace } from './image-content-resource';
import { storedCheckedImage } from './parse-stored-signatures';
import type { RegistryResource } from './resource';

/** The parts of a referrer that sign: a layer of a `.sig` or `.att` tag, or a Sigstore bundle. */
type SigningPart = ImageReferrer['layers'][number] & {
  readonly kind: 'image-layer' | 'attestation-layer' | 'bundle';
};

/** Parts of one image that are fetched: cosign adds one each time that it signs. */
const MOST_PARTS = 12;

/**
 * The signatures of an image, checked by this site. What they sign and what they consist of are digests, so
 * they are fetched once for each trusted root; a signature that is added makes another record.
 */
export function imageSignatureResource(
  client: RegistryClient,
  { repository, digest }: ContentPlace,
  referrers: readonly ImageReferrer[],
  trust = bundledTrust(),
): RegistryResource<CheckedImage> {
  const parts = referrers.flatMap(signingPartsOf).slice(0, MOST_PARTS);
  const of = createHash('sha256')
    .update(parts.map((part) => `${part.kind} ${part.digest}`).join('\n'))
    .digest('hex');
  return {
    key: `signature-check:${client.host}/${repository}@${digest}+${of.slice(0, 16)}`,
    schemaVersion: trust.version,
    schema: storedCheckedImage,
    client,
    isImmutable: true,
    ttlMs: () => IMMUTABLE_MS,
    fetch: async ({ openBlob }) => {
      const evidence: SignatureEvidence[] = [];
      for (const part of parts) {
        const request = {
          repository,
          digest: part.digest,
          what: 'signature',
          maxBytes: MOST_EVIDENCE_BYTES[part.kind],
        };
        // One after the other, within the pace of the registry.
        // oxlint-disable-next-line no-await-in-loop
        const opened = await openBlob(request);
        if (!opened.ok) return opened;
        // oxlint-disable-next-line no-await-in-loop
        const bytes = await opened.value.bytes();
        if (!bytes.ok) return bytes;
        evidence.push(toEvidence(part, bytes.value));
      }
      return ok({
        kind: 'changed',
        value: checkImageSignatures({ digest, evidence, trust }),
        etag: null,
      });
    },
  };
}

function signingPartsOf({ via, layers }: ImageReferrer): readonly SigningPart[] {
  return layers.flatMap((layer): readonly SigningPart[] => {
    const kind = kindOf(via, layer.mediaType);
    return kind === null ? [] : [{ ...layer, kind }];
  });
}

function kindOf(via: ImageReferrer['via'], mediaType: string): SigningPart['kind'] | null {
  if (mediaType.startsWith('application/vnd.dev.sigstore.bundle')) return 'bundle';
  if (mediaType === 'application/vnd.dev.cosign.simplesigning.v1+json') return 'image-layer';
  const isEnvelope = mediaType === 'application/vnd.dsse.envelope.v1+json';
  return via === 'attestation' && isEnvelope ? 'attestation-layer' : null;
}

function toEvidence({ kind, annotations }: SigningPart, bytes: Uint8Array): SignatureEvidence {
  const text = () => new TextDecoder().decode(bytes);
  switch (kind) {
    case 'image-layer':
      return { kind, payload: bytes, annotations };
    case 'attestation-layer':
      return { kind, envelope: text(), annotations };
    case 'bundle':
      return { kind, text: text() };
  }
}
