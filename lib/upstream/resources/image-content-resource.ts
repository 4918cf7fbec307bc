import 'server-only';
import type { UpstreamFailure } from '@/lib/base/failure';
import { IMMUTABLE_MS } from '@/lib/base/freshness/refresh-plan';
import { fail, ok, type Result } from '@/lib/base/result';
import type { ImageContent, ListedAttestation, PlatformImage } from '@/lib/releases/images/model';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import type { FetchedManifest } from '@/lib/upstream/registry/fetch-manifest';
import { isCircumstance } from '@/lib/upstream/registry/is-circumstance';
import type { Descriptor, Manifest } from '@/lib/upstream/registry/manifest';
import { readConfig, type ImageConfig } from '@/lib/upstream/registry/read-config';

import { storedContent } from './parse-stored-images';
import type { RegistryResource } from './resource';

/** Content in a repository, by its digest. */
export type ContentPlace = { readonly repository: string; readonly digest: string };

/** Images of one index that are read; the others are counted. */
const MOST_PLATFORMS = 16;

/** Layers of one image that are stored. */
const MOST_LAYERS = 200;

/** The configuration of an image has its complete history. */
const MOST_CONFIG_BYTES = 4 * 1024 * 1024;

/** An index with its images, or one image, by digest. It is fetched once. */
export function imageContentResource(
  client: RegistryClient,
  place: ContentPlace,
): RegistryResource<ImageContent> {
  return {
    key: `image-index:${client.host}/${place.repository}@${place.digest}`,
    schemaVersion: 1,
    schema: storedContent,
    client,
    isImmutable: true,
    ttlMs: () => IMMUTABLE_MS,
    fetch: async () => {
      const content = await new ContentRequest(client, place.repository).fetch(place.digest);
      return content.ok ? ok({ kind: 'changed', value: content.value, etag: null }) : content;
    },
  };
}

type ImageManifest = Extract<Manifest, { readonly kind: 'image' }>;

class ContentRequest {
  readonly #client: RegistryClient;
  readonly #repository: string;

  constructor(client: RegistryClient, repository: string) {
    this.#client = client;
    this.#repository = repository;
  }

  async fetch(digest: string): Promise<Result<ImageContent, UpstreamFailure>> {
    const fetched = await this.#fetchManifest(digest);
    if (!fetched.ok) return fetched;
    const { mediaType, bytes, manifest } = fetched.value;
    const listed = manifest.kind === 'index' ? manifest.manifests : [];
    const images = listed.filter((each) => !isAttestation(each));
    const platforms =
      manifest.kind === 'index'
        ? await this.#platforms(images.slice(0, MOST_PLATFORMS))
        : await this.#soleImage(digest, manifest);
    if (!platforms.ok) return platforms;
    return ok({
      mediaType,
      bytes,
      platforms: platforms.value,
      attestations: listed.filter(isAttestation).slice(0, MOST_PLATFORMS).map(listedAttestation),
      left: Math.max(0, images.length - MOST_PLATFORMS),
    });
  }

  async #platforms(
    images: readonly Descriptor[],
  ): Promise<Result<readonly PlatformImage[], UpstreamFailure>> {
    const platforms: PlatformImage[] = [];
    for (const { digest, platform } of images) {
      // One after the other, within the pace of the registry.
      // oxlint-disable-next-line no-await-in-loop
      const details = await this.#details(digest);
      if (!details.ok) return details;
      const config = details.value?.config;
      const { os = '', architecture = '', variant = null } = platform ?? config ?? {};
      platforms.push({ digest, os, architecture, variant, details: shownOf(details.value) });
    }
    return ok(platforms);
  }

  async #soleImage(
    digest: string,
    manifest: ImageManifest,
  ): Promise<Result<readonly PlatformImage[], UpstreamFailure>> {
    const config = await this.#config(manifest);
    if (!config.ok) return config;
    const details = config.value === null ? null : { manifest, config: config.value };
    const { os = '', architecture = '', variant = null } = config.value ?? {};
    return ok([{ digest, os, architecture, variant, details: shownOf(details) }]);
  }

  /** Null where the content is missing or has another shape, which will not change. */
  async #details(digest: string): Promise<Result<Details | null, UpstreamFailure>> {
    const fetched = await this.#fetchManifest(digest);
    if (!fetched.ok) return isCircumstance(fetched.failure) ? fetched : ok(null);
    const { manifest } = fetched.value;
    if (manifest.kind !== 'image') return ok(null);
    const config = await this.#config(manifest);
    if (!config.ok) return config;
    return ok(config.value === null ? null : { manifest, config: config.value });
  }

  async #config({ config }: ImageManifest): Promise<Result<ImageConfig | null, UpstreamFailure>> {
    const { digest } = config;
    const what = 'configuration of the image';
    const request = { repository: this.#repository, digest, what, maxBytes: MOST_CONFIG_BYTES };
    const opened = await this.#client.openBlob(request);
    const bytes = opened.ok ? await opened.value.bytes() : opened;
    if (!bytes.ok) return isCircumstance(bytes.failure) ? bytes : ok(null);
    return ok(readConfig(bytes.value));
  }

  async #fetchManifest(reference: string): Promise<Result<FetchedManifest, UpstreamFailure>> {
    const request = { repository: this.#repository, reference, what: 'image' };
    const response = await this.#client.fetchManifest(request);
    if (!response.ok) return response;
    if (response.value.kind === 'new') return ok(response.value);
    return fail(this.#client.atHost({ kind: 'unreadable', where: 'image: nothing came' }));
  }
}

type Details = { readonly manifest: ImageManifest; readonly config: ImageConfig };

function shownOf(details: Details | null): PlatformImage['details'] {
  if (details === null) return null;
  const { createdAt, labels } = details.config;
  const layers = details.manifest.layers
    .slice(0, MOST_LAYERS)
    .map(({ digest, mediaType, bytes }) => ({ digest, mediaType, bytes }));
  return { createdAt, labels, layers };
}

/** BuildKit lists attestations among the images that they are about. */
function isAttestation({ annotations }: Descriptor): boolean {
  return annotations['vnd.docker.reference.type'] === 'attestation-manifest';
}

function listedAttestation({ digest, bytes, annotations }: Descriptor): ListedAttestation {
  return { digest, bytes, subject: annotations['vnd.docker.reference.digest'] ?? null };
}
