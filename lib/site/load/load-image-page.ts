import 'server-only';
import { cache } from 'react';

import { ok, type Result } from '@/lib/base/result';
import { readProvenance } from '@/lib/evidence/image-packages/read-provenance';
import { formatReference } from '@/lib/names/references/format-reference';
import type { PlatformImage } from '@/lib/releases/images/model';
import { platformName } from '@/lib/releases/images/platform-name';
import {
  isProvenance,
  mayBeSbom,
  statementsOf,
  type PlacedStatement,
} from '@/lib/releases/images/statements-of';
import { describeSbom, type SbomDescription } from '@/lib/releases/sbom/sbom-of';
import type { Verification } from '@/lib/releases/verification/model';
import { verificationsFor } from '@/lib/releases/verification/verifications-for';
import type { BuildPageData } from '@/lib/site/model/build-page';
import type { ExplainedFinding } from '@/lib/site/model/decode-page';
import type {
  ImagePageData,
  ImageRefusal,
  ListedSbom,
  ShownPlatform,
  SignatureVerdict,
} from '@/lib/site/model/image-page';
import { formatBuildForm } from '@/lib/site/url/build-query';
import { imagePath, pinnedReference } from '@/lib/site/url/image-urls';
import { imageSbomResource } from '@/lib/upstream/resources/image-sbom-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { ImageReader } from './image-reading';
import { loadBuildPage } from './load-build-page';
import { loadDecoded } from './load-decode-page';
import { findImage, loadImageContent, type LoadedContent } from './load-image-content';
import { siteUrl } from './site-url';

/** Largest provenance that is read for the page. */
const MOST_PROVENANCE_BYTES = 1024 * 1024;

/** Loads the page of an image: what its registry has of it, and what its name and its release say. */
export const loadImagePage = cache(
  async (text: string): Promise<Result<ImagePageData, ImageRefusal>> => {
    const upstream = await siteUpstream();
    const image = findImage(upstream, text);
    if (!image.ok) return image;
    const reader = new ImageReader(upstream, new Date());
    const { target } = image.value;
    const name = formatReference(target);
    const loaded = await loadImageContent(reader, image.value);
    const named = formatReference({ ...target, digest: null });
    // What the registry said is stored by now, and counts more than what the name lets conclude.
    const explained = await explain(target.tag === null ? '' : named);
    const { state, digest, content, tag, referrers } = loaded;
    const pinned = digest === null || state !== 'exists' ? null : pinnedReference(target, digest);
    return ok({
      reference: target,
      name,
      state,
      digest,
      tag,
      content,
      referrers,
      platforms: await Promise.all(
        (content?.value?.platforms ?? []).map((each) => loadPlatform(reader, loaded, each)),
      ),
      signature: signatureOf(loaded),
      explained,
      builder: await loadBuilder(explained, named),
      sbomRule: sbomRuleOf(explained, name),
      verifications: verificationsOf(explained, pinned),
      pinned,
      permalink: `${siteUrl().origin}${imagePath(name)}`,
      now: reader.now.toISOString(),
    });
  },
);

/** What the name says; null where it is no name that Kairos gives. */
async function explain(name: string): Promise<ExplainedFinding | null> {
  if (name === '') return null;
  const { findings } = await loadDecoded(name);
  const [first = null] = findings;
  return first?.finding.kind === 'image' ? first : null;
}

/** The builder with the form of a name, where that form gives the same name. */
async function loadBuilder(
  explained: ExplainedFinding | null,
  name: string,
): Promise<BuildPageData | null> {
  const opened = explained?.opened ?? null;
  if (opened === null) return null;
  const page = await loadBuildPage(formatBuildForm(opened.form));
  return page.built?.names.reference === name ? page : null;
}

async function loadPlatform(
  reader: ImageReader,
  loaded: LoadedContent,
  image: PlatformImage,
): Promise<ShownPlatform> {
  const { content, attestations, referrers } = loaded;
  const listed = content?.value ?? null;
  const statements =
    listed === null
      ? []
      : statementsOf(image, {
          content: listed,
          attestations,
          referrers: referrers?.value ?? null,
        });
  const provenance = statements.find(isProvenance) ?? null;
  const { details } = image;
  return {
    name: platformName(image),
    image,
    bytes: details === null ? null : details.layers.reduce((sum, { bytes }) => sum + bytes, 0),
    sboms: statements
      .filter(mayBeSbom)
      .map((statement) => listSbom(reader, loaded, image, statement)),
    provenance:
      provenance === null
        ? null
        : { statement: provenance, read: await loadProvenance(reader, loaded, image, provenance) },
  };
}

function listSbom(
  reader: ImageReader,
  { client, target, digest }: LoadedContent,
  image: PlatformImage,
  statement: PlacedStatement,
): ListedSbom {
  const { blobs } = reader.upstream;
  const place = {
    repository: target.repository,
    image: image.digest,
    index: statement.via === 'index' ? null : digest,
    part: statement,
  };
  return { statement, sbom: reader.peek(imageSbomResource({ client, blobs }, place)).value };
}

async function loadProvenance(
  reader: ImageReader,
  { client, target }: LoadedContent,
  image: PlatformImage,
  { digest, bytes }: PlacedStatement,
) {
  if (bytes > MOST_PROVENANCE_BYTES) return null;
  const read = await reader.upstream.readContent({
    client,
    repository: target.repository,
    digest,
    what: 'provenance',
    maxBytes: MOST_PROVENANCE_BYTES,
  });
  return read.ok ? readProvenance(read.value, image.digest) : null;
}

/** What refers to the image under a tag of cosign, or as a bundle, may be a signature; nothing of it is verified. */
function signatureOf({ referrers }: LoadedContent): SignatureVerdict {
  const found = referrers?.value?.found.filter(
    ({ via, artifactType }) =>
      via === 'signature' ||
      (artifactType !== null && /sigstore\.bundle|cosign/.test(artifactType)),
  );
  return { kind: 'not-checked', found: found?.length ?? null };
}

function sbomRuleOf(explained: ExplainedFinding | null, name: string): SbomDescription | null {
  const release = explained?.leads.release ?? null;
  if (release === null) return null;
  const { componentId, tag } = release;
  return describeSbom({ componentId, tag, assets: null, imageReference: name });
}

/** The checks of the image by its digest, since a tag may be moved between the check and the use. */
function verificationsOf(
  explained: ExplainedFinding | null,
  pinned: string | null,
): readonly Verification[] {
  const release = explained?.leads.release ?? null;
  if (explained === null || release === null || pinned === null) return [];
  const { variant, arch, model, trustedBoot } = explained.finding.parts;
  return verificationsFor({
    componentId: release.componentId,
    tag: release.tag,
    variant,
    arch,
    model,
    trustedBoot,
    assetNames: [],
    fileName: null,
    imageReference: pinned,
    certificate: null,
  });
}
