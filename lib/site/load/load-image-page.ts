import 'server-only';
import { cache } from 'react';

import { ok, type Result } from '@/lib/base/result';
import { readProvenance } from '@/lib/evidence/image-packages/read-provenance';
import { withReports, type SignatureReport } from '@/lib/evidence/signatures/signature-report';
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
import type { VerificationRequest } from '@/lib/releases/verification/model';
import { verificationsFor } from '@/lib/releases/verification/verifications-for';
import type { BuildPageData } from '@/lib/site/model/build-page';
import type { ExplainedFinding } from '@/lib/site/model/decode-page';
import type {
  ImagePageData,
  ImageRefusal,
  ListedSbom,
  ShownPlatform,
} from '@/lib/site/model/image-page';
import { formatBuildForm } from '@/lib/site/url/build-query';
import { imagePath, pinnedReference } from '@/lib/site/url/image-urls';
import { imageSbomResource } from '@/lib/upstream/resources/image-sbom-resource';
import { siteUpstream } from '@/lib/upstream/resources/site-upstream';

import { ImageReader } from './image-reading';
import { imageReports } from './image-reports';
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
    const request = requestOf(explained, name);
    const signatures = await loadReports(reader, loaded, request);
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
      signatures,
      explained,
      builder: await loadBuilder(explained, named),
      sbomRule: sbomRuleOf(explained, name),
      // By the digest, since a tag may be moved between the check and the use.
      verifications:
        request === null || pinned === null
          ? []
          : withReports(verificationsFor({ ...request, imageReference: pinned }), signatures ?? []),
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

/** Nothing is verified of an image of which the registry has not sent what refers to it. */
function loadReports(
  reader: ImageReader,
  { target, digest, referrers }: LoadedContent,
  request: VerificationRequest | null,
): Promise<readonly SignatureReport[] | null> {
  if (digest === null || (referrers?.value ?? null) === null) return Promise.resolve(null);
  const { registry, repository } = target;
  return imageReports(
    { registry, repository, digest, request },
    async (resource) => (await reader.read(resource)).value,
  );
}

function sbomRuleOf(explained: ExplainedFinding | null, name: string): SbomDescription | null {
  const release = explained?.leads.release ?? null;
  if (release === null) return null;
  const { componentId, tag } = release;
  return describeSbom({ componentId, tag, assets: null, imageReference: name });
}

/** What is verified of the image; null where its name is of no release. */
function requestOf(explained: ExplainedFinding | null, name: string): VerificationRequest | null {
  const release = explained?.leads.release ?? null;
  if (explained === null || release === null) return null;
  const { variant, arch, model, trustedBoot } = explained.finding.parts;
  return {
    componentId: release.componentId,
    tag: release.tag,
    variant,
    arch,
    model,
    trustedBoot,
    assetNames: [],
    fileName: null,
    imageReference: name,
    certificate: null,
  };
}
