import 'server-only';
import { findRegistry } from '@/lib/upstream/registry/registries';

import { attestationResource } from './attestation-resource';
import { imageContentResource } from './image-content-resource';
import { imageSbomResource } from './image-sbom-resource';
import { imageTagResource } from './image-tag-resource';
import { referrersResource } from './referrers-resource';
import { registryTagsResource } from './registry-tags-resource';
import type { ResourceState } from './resource';
import type { Upstream } from './upstream';

/** A resource of a registry as the status page shows it. */
export type NamedResource = {
  /** What it is, in words. */
  readonly words: string;
  readonly state: ResourceState<unknown>;
};

/** Finds the resource of a registry by the key of its record; null for every other record. */
export function registryResourceOf(upstream: Upstream, key: string): NamedResource | null {
  const [, kind = '', host = '', place = ''] = /^([a-z-]+):([^/]+)\/(.+)$/.exec(key) ?? [];
  const client = findRegistry(upstream.registries, host);
  if (client === null) return null;
  const tagged = cut(place, place.lastIndexOf(':'));
  const [repository, digest] = cut(place, place.lastIndexOf('@'));
  const shown = `${host}/${repository}@${digest.slice(0, 19)}…`;
  switch (kind) {
    case 'registry-tags': {
      const state = upstream.peek(registryTagsResource(client, place));
      return { words: `Tags of ${host}/${place}`, state };
    }
    case 'image': {
      const [ofTag, tag] = tagged;
      const state = upstream.peek(imageTagResource(client, { repository: ofTag, tag }));
      return { words: `Image ${host}/${place}`, state };
    }
    case 'image-index': {
      const state = upstream.peek(imageContentResource(client, { repository, digest }));
      return { words: `Content of ${shown}`, state };
    }
    case 'attestation': {
      const state = upstream.peek(attestationResource(client, { repository, digest }));
      return { words: `Attestation ${shown}`, state };
    }
    case 'signature': {
      const state = upstream.peek(referrersResource(client, { repository, digest }));
      return { words: `Signatures of ${shown}`, state };
    }
    case 'sbom': {
      const [image, part] = digest.split('+', 2);
      const where = { repository, image: image ?? '', index: null, part: { digest: part ?? '' } };
      const state = upstream.peek(imageSbomResource({ client, blobs: upstream.blobs }, where));
      return { words: `SBOM of ${shown}`, state };
    }
    default:
      return null;
  }
}

function cut(text: string, at: number): readonly [string, string] {
  return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
}
