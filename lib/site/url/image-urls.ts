import { cutReference } from '@/lib/names/references/cut-reference';
import { formatReference } from '@/lib/names/references/format-reference';
import type { ImageReference } from '@/lib/names/references/model';

import { paths, withQuery } from './paths';

/** The registry whose host URLs of this site leave out: the one that Kairos publishes in. */
const USUAL_HOST = 'quay.io';

/** The page of an image: its repository, then its tag, its digest, or both. */
export function imagePath(reference: string): string {
  const { registry, repository, tag, digest } = cutReference(reference);
  const host = registry === null || registry === USUAL_HOST ? [] : [registry];
  const last = [tag, digest].filter((part) => part !== null).join('@');
  const segments = [...host, ...repository.split('/'), last];
  return `${paths.images}/${segments.map(encodeSegment).join('/')}`;
}

/** The reference in the segments of a page's path, as far as it is one. */
export function referenceOfSegments(segments: readonly string[]): string {
  const names = segments.slice(0, -1);
  const last = segments.at(-1) ?? '';
  const [first = ''] = names;
  const hasHost = names.length > 1 && (/[.:]/.test(first) || first === 'localhost');
  const isDigest = /^[a-z0-9+._-]+:/i.test(last);
  return `${[...(hasHost ? [] : [USUAL_HOST]), ...names].join('/')}${isDigest ? '@' : ':'}${last}`;
}

/** A reference with its registry: those of Kairos without one are of the registry that Kairos publishes in. */
export function withUsualHost(text: string): string {
  const reference = cutReference(text.trim());
  const isUsual = reference.registry === null && reference.repository.startsWith('kairos/');
  return isUsual ? formatReference({ ...reference, registry: USUAL_HOST }) : text.trim();
}

/** The reference of an image with only its digest, which cannot be moved. */
export function pinnedReference(reference: ImageReference, digest: string): string {
  return formatReference({ ...reference, tag: null, digest });
}

/** A reference with its present digest and its tag, which says what the image is. */
export function exactReference({
  reference,
  digest,
}: {
  readonly reference: ImageReference;
  readonly digest: string | null;
}): string {
  return formatReference({ ...reference, digest: digest ?? reference.digest });
}

/** The place that gives an image for machines or as Markdown. */
export function imageTwinPath(path: string, reference: string): string {
  return withQuery(path, new URLSearchParams({ reference }));
}

/** The place that passes on the SBOM of one image of a reference; the platform where there are several. */
export function imageSbomPath(reference: string, platform: string | null): string {
  const query = new URLSearchParams({ reference });
  if (platform !== null) query.set('platform', platform);
  return withQuery(paths.imageSbom, query);
}

/** The packages of an image; the platform where there are several. */
export function packagesPath(of: string, platform: string | null = null): string {
  const query = new URLSearchParams({ of });
  if (platform !== null) query.set('platform', platform);
  return withQuery(paths.packages, query);
}

/** The page that compares the packages of two images. */
export function changesPath(from: string, to: string): string {
  return withQuery(paths.changes, new URLSearchParams({ from, to }));
}

/** The query of a comparison, without its filters. */
export function changesParams({
  from,
  to,
  platform,
}: {
  readonly from: string;
  readonly to: string;
  readonly platform: string;
}): URLSearchParams {
  return new URLSearchParams({ from, to, ...(platform !== '' && { platform }) });
}

/** Digests and tags keep their colons and at signs, which are allowed in paths. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%40', '@');
}
