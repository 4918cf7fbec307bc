import 'server-only';
import { describeFailure } from '@/lib/base/failure';
import { fail, ok, type Result } from '@/lib/base/result';
import { listWords } from '@/lib/base/text/list-words';
import { formatReference } from '@/lib/names/references/format-reference';
import { describeRegistryState } from '@/lib/releases/images/describe-state';
import type { ImageContent, PlatformImage } from '@/lib/releases/images/model';
import { platformName } from '@/lib/releases/images/platform-name';
import { mayBeSbom, statementsOf, type PlacedStatement } from '@/lib/releases/images/statements-of';
import { describeSbom } from '@/lib/releases/sbom/sbom-of';
import type { ImageWithSbom, PackagesRefusal } from '@/lib/site/model/image-packages';
import type { RegistryReading } from '@/lib/site/model/image-page';
import { pinnedReference } from '@/lib/site/url/image-urls';
import type { RegistryClient } from '@/lib/upstream/registry/client';
import { imageSbomResource, type SbomPlace } from '@/lib/upstream/resources/image-sbom-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { ImageReader } from './image-reading';
import { loadDecoded } from './load-decode-page';
import { findImage, loadImageContent, type LoadedContent } from './load-image-content';

/** An SBOM is up to megabytes, and is read once. */
const PATIENCE_MS = 15_000;

/** The image of a reference with its SBOM, and where the SBOM is. */
export type LoadedSbom = ImageWithSbom & {
  readonly client: RegistryClient;
  readonly place: SbomPlace;
};

/** Finds the SBOM of one image: of a reference with several images, of the one for a platform. */
export async function loadImageSbom(
  text: string,
  platform: string | null,
): Promise<Result<LoadedSbom, PackagesRefusal>> {
  const upstream = await siteUpstream();
  const found = findImage(upstream, text);
  if (!found.ok) {
    const { reference, message } = found.failure;
    return fail({ ...REFUSED, reference, status: 422, message, isImage: false });
  }
  const reader = new ImageReader(upstream, new Date(), PATIENCE_MS);
  const loaded = await loadImageContent(reader, found.value);
  const reference = formatReference(loaded.target);
  const content = loaded.content?.value ?? null;
  if (loaded.digest === null || content === null) return fail(notRead(loaded, reference));
  const image = choosePlatform(content, platform, reference);
  if (!image.ok) return image;
  const statements = statementsOf(image.value, {
    content,
    attestations: loaded.attestations,
    referrers: loaded.referrers?.value ?? null,
  }).filter(mayBeSbom);
  const bound = await readBound(reader, loaded, image.value, statements);
  if (!bound.ok) {
    const rule = statements.length === 0 ? await ruleOf(reference) : '';
    return fail({
      ...REFUSED,
      ...bound.failure,
      reference,
      message: `${bound.failure.message}${rule}`,
    });
  }
  return ok({
    ...bound.value,
    client: loaded.client,
    reference,
    pinned: pinnedReference(loaded.target, loaded.digest),
    platform: platformName(image.value),
    platforms: content.platforms.map(platformName),
    image: image.value.digest,
  });
}

const REFUSED = { retryAt: null, isImage: true, platforms: [] } as const;

function notRead(loaded: LoadedContent, reference: string): PackagesRefusal {
  const { state, tag, content, target } = loaded;
  const reading: RegistryReading<unknown> | null = content ?? tag;
  const failure = reading?.failure ?? null;
  const said = { reference: target, state, tag: tag?.value ?? null, failure };
  const isGone = state === 'missing' || state === 'deleted' || state === 'gone';
  return {
    ...REFUSED,
    reference,
    status: isGone ? 404 : 503,
    message:
      state === 'exists' && failure !== null
        ? describeFailure(failure)
        : describeRegistryState(said).reason,
    retryAt: reading?.nextAttemptAt ?? null,
  };
}

/** The image for a platform; without a platform, the only one. */
function choosePlatform(
  { platforms }: ImageContent,
  wanted: string | null,
  reference: string,
): Result<PlatformImage, PackagesRefusal> {
  const names = platforms.map(platformName);
  const [first] = platforms;
  const chosen =
    wanted === null ? (platforms.length === 1 ? first : undefined) : matching(platforms, wanted);
  if (chosen !== undefined) return ok(chosen);
  const listed = listWords(names, 'or');
  const message =
    first === undefined
      ? 'The reference has no images.'
      : wanted === null
        ? `The reference has images for several platforms. Choose one: ${listed}.`
        : `The reference has no image for ${wanted.slice(0, 60)}. It has images for ${listed}.`;
  return fail({ ...REFUSED, reference, status: 422, message, platforms: names });
}

/** A platform is chosen by its full name, or by its architecture where that is enough. */
function matching(platforms: readonly PlatformImage[], wanted: string): PlatformImage | undefined {
  const text = wanted.toLowerCase();
  const byName = platforms.find((each) => platformName(each) === text);
  const byArch = platforms.filter(({ architecture }) => architecture === text);
  return byName ?? (byArch.length === 1 ? byArch[0] : undefined);
}

type Bound = Pick<LoadedSbom, 'statement' | 'sbom' | 'place'>;

/** Reads what may be the SBOM, one after the other, until one is bound to the image by its subject. */
async function readBound(
  reader: ImageReader,
  { client, target, digest }: LoadedContent,
  image: PlatformImage,
  statements: readonly PlacedStatement[],
): Promise<Result<Bound, Pick<PackagesRefusal, 'status' | 'message' | 'retryAt'>>> {
  const { blobs } = reader.upstream;
  const { repository } = target;
  let reason = 'The registry lists no SBOM of this image.';
  for (const statement of statements) {
    const index = statement.via === 'index' ? null : digest;
    const place: SbomPlace = { repository, image: image.digest, index, part: statement };
    // oxlint-disable-next-line no-await-in-loop
    const { value, failure, nextAttemptAt } = await reader.read(
      imageSbomResource({ client, blobs }, place),
    );
    if (value === null) {
      const message = failure === null ? 'The SBOM is being read.' : describeFailure(failure);
      return fail({ status: 503, message, retryAt: nextAttemptAt });
    }
    if (value.kind === 'read' && value.binding === 'subject') {
      return ok({ statement, sbom: value, place });
    }
    reason =
      value.kind === 'unreadable'
        ? `The SBOM of this image cannot be read. ${value.reason}`
        : 'What is listed as the SBOM of this image is not about its digest, and is not shown as its SBOM.';
  }
  const status = statements.length === 0 ? 404 : 502;
  return fail({ status, message: reason, retryAt: null });
}

/** Why there is none, by the rule of the version. */
async function ruleOf(reference: string): Promise<string> {
  const { findings } = await loadDecoded(reference);
  const release = findings[0]?.leads.release ?? null;
  if (release === null) return '';
  const { componentId, tag } = release;
  const rule = describeSbom({ componentId, tag, assets: null, imageReference: reference });
  return ` ${rule.explanation}`;
}
