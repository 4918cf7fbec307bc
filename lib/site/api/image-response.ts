import { describeFailure } from '@/lib/base/failure';
import { describeRegistryState } from '@/lib/releases/images/describe-state';
import type { ImagePageData, RegistryReading, ShownPlatform } from '@/lib/site/model/image-page';
import { exactReference, imagePath, imageSbomPath, packagesPath } from '@/lib/site/url/image-urls';

/** Shapes an image into the response of `/image.json`. What was not read is null, never an empty list. */
export function imageResponse(page: ImagePageData, origin: string) {
  const { name, reference, state, digest, pinned, tag, content, referrers, platforms } = page;
  const failure = tag?.failure ?? content?.failure ?? null;
  const words = describeRegistryState({ reference, state, tag: tag?.value ?? null, failure });
  const release = page.explained?.leads.release ?? null;
  return {
    reference: name,
    page: `${origin}${imagePath(name)}`,
    title: page.explained?.title ?? null,
    state,
    reason: words.reason,
    freshness: freshnessResponse(tag ?? content),
    digest,
    pinned,
    mediaType: content?.value?.mediaType ?? null,
    history: tag?.value?.targets ?? null,
    platforms:
      (content?.value ?? null) === null
        ? null
        : platforms.map((each) => platformOf(page, each, origin)),
    referrers:
      referrers?.value?.found.map(({ digest: found, via, artifactType }) => ({
        digest: found,
        via,
        artifactType,
      })) ?? null,
    signature: page.signature,
    existence: page.explained?.leads.existence ?? null,
    release: release === null ? null : { component: release.componentId, tag: release.tag },
    inLatest: page.explained?.leads.inLatest ?? null,
    tested: page.builder?.built?.tested.state ?? null,
    verifications: page.verifications.map(({ title, standing, command, tool, note, source }) => ({
      title,
      standing,
      command,
      tool,
      note,
      source,
    })),
  };
}

function freshnessResponse(reading: RegistryReading<unknown> | null) {
  if (reading === null) return null;
  const { freshness, failure, nextAttemptAt } = reading;
  return {
    state: freshness?.state ?? 'missing',
    checkedAt: freshness?.checkedAt ?? null,
    failure: failure === null ? null : describeFailure(failure),
    nextAttemptAt,
  };
}

function platformOf(page: ImagePageData, shown: ShownPlatform, origin: string) {
  const { name, image, bytes, sboms, provenance } = shown;
  const reference = exactReference(page);
  const platform = page.platforms.length > 1 ? name : null;
  return {
    platform: name,
    digest: image.digest,
    bytes,
    createdAt: image.details?.createdAt ?? null,
    labels: image.details?.labels ?? null,
    layers: image.details?.layers ?? null,
    sboms: sboms.map(({ statement, sbom }) => ({
      ...statement,
      read: sbom,
      download: `${origin}${imageSbomPath(reference, platform)}`,
      packages: `${origin}${packagesPath(reference, platform)}`,
    })),
    provenance: provenance === null ? null : { ...provenance.statement, read: provenance.read },
  };
}
