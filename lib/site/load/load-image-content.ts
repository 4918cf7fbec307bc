import 'server-only';
import { fail, ok, type Result } from '@/lib/base/result';
import { currentDigest } from '@/lib/releases/images/merge-tags';
import type {
  AttestationContent,
  ImageContent,
  ImageReferrers,
  ImageTag,
} from '@/lib/releases/images/model';
import {
  stateOfContent,
  stateOfTag,
  type RegistryState,
} from '@/lib/releases/images/registry-state';
import type { ImageRefusal, RegistryReading } from '@/lib/site/model/image-page';
import { withUsualHost } from '@/lib/site/url/image-urls';
import { checkImage, type ImageTarget } from '@/lib/upstream/registry/check-image';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import { findRegistry } from '@/lib/upstream/registry/registries';
import { attestationResource } from '@/lib/upstream/resources/attestation-resource';
import { imageContentResource } from '@/lib/upstream/resources/image-content-resource';
import { imageTagResource } from '@/lib/upstream/resources/image-tag-resource';
import { referrersResource } from '@/lib/upstream/resources/referrers-resource';
import type { Upstream } from '@/lib/upstream/resources/upstream';

import type { ImageReader } from './image-reading';

/** An image in a registry that this site reads from, with the client of that registry. */
export type ReadableImage = { readonly client: RegistryClient; readonly target: ImageTarget };

/** What a registry has of an image: its tag, its content, what the index lists and what refers to it. */
export type LoadedContent = ReadableImage & {
  readonly state: RegistryState;
  readonly digest: string | null;
  readonly tag: RegistryReading<ImageTag> | null;
  readonly content: RegistryReading<ImageContent> | null;
  readonly referrers: RegistryReading<ImageReferrers> | null;
  readonly attestations: ReadonlyMap<string, AttestationContent>;
};

/** Longest reference that is read. */
const LONGEST = 600;

/** Finds the registry of a reference; a reference of any other host is refused with a sentence. */
export function findImage(upstream: Upstream, text: string): Result<ReadableImage, ImageRefusal> {
  const reference = text.trim();
  if (reference === '')
    return fail({ reference, message: 'The reference of an image is missing.' });
  if (reference.length > LONGEST) {
    const message = `The reference has ${reference.length} characters. At most ${LONGEST} are read.`;
    return fail({ reference: reference.slice(0, LONGEST), message });
  }
  const name = withUsualHost(reference);
  const target = checkImage(name, upstream.registries);
  if (!target.ok) return fail({ reference: name, message: target.failure });
  const client = findRegistry(upstream.registries, target.value.registry);
  if (client === null) throw new Error('A checked reference has a registry of the table.');
  return ok({ client, target: target.value });
}

/** Reads what a registry has of an image, as far as it comes in time. Everything with a digest is read once. */
export async function loadImageContent(
  reader: ImageReader,
  { client, target }: ReadableImage,
): Promise<LoadedContent> {
  const { repository } = target;
  const tag =
    target.tag === null
      ? null
      : await reader.read(imageTagResource(client, { repository, tag: target.tag }));
  const read = tag?.value ?? null;
  const digest = target.digest ?? (read === null ? null : digestOf(read));
  const nothing = { content: null, referrers: null, attestations: new Map() };
  if (digest === null) {
    const state = tag === null ? 'unknown' : stateOfTag(tag);
    return { client, target, state, digest, tag, ...nothing };
  }
  const place = { repository, digest };
  const content = await reader.read(imageContentResource(client, place));
  const isByTag = tag !== null && target.digest === null;
  const state = isByTag ? stateOfTag(tag) : stateOfContent(content);
  if (content.value === null) return { client, target, state, digest, tag, ...nothing, content };
  const [referrers, attestations] = await Promise.all([
    reader.read(referrersResource(client, place)),
    readAttestations(reader, client, { repository, content: content.value }),
  ]);
  return { client, target, state, digest, tag, content, referrers, attestations };
}

/** What a tag points to; of a deleted tag what it pointed to last. */
function digestOf(tag: ImageTag): string | null {
  return currentDigest(tag) ?? tag.targets[0]?.digest ?? null;
}

async function readAttestations(
  reader: ImageReader,
  client: RegistryClient,
  { repository, content }: { readonly repository: string; readonly content: ImageContent },
): Promise<ReadonlyMap<string, AttestationContent>> {
  const read = await Promise.all(
    content.attestations.map(async ({ digest }) => {
      const { value } = await reader.read(attestationResource(client, { repository, digest }));
      return value === null ? [] : ([[digest, value]] as const);
    }),
  );
  return new Map(read.flat());
}
