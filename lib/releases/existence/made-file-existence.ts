import type { BodyKind } from '@/lib/names/artifacts/cut-file-ending';
import { findRelease } from '@/lib/releases/list/find-release';

import { compareWithCells } from './compare-cells';
import { imageExistence } from './image-existence';
import type { ImageVerdict, PublishedImage, ReleaseListing } from './model';
import { fileRule } from './publication-rules';
import { publishedCells } from './published-cells';
import { exists, missing, notPublished, unknown } from './verdicts';

/**
 * Decides whether a release lists a file of a kind that was made from an image, by what its files are: a file may
 * state a minor release or a date where the image does not, so its name is not compared.
 */
export function madeFileExistence(
  listing: ReleaseListing,
  image: PublishedImage,
  kind: BodyKind,
): ImageVerdict {
  const verdict = imageExistence(listing, image);
  const entry = findRelease(listing.entries, image.version ?? '');
  if (entry === null) return verdict;
  const { tag } = entry.release;
  const cells = publishedCells(entry.release, listing.component.id).filter(
    (cell) => cell.trustedBoot === image.trustedBoot && cell.fileKind === kind,
  );
  const ofModel = cells.filter((cell) => image.model === null || cell.model === image.model);
  const { contradictions, cells: matching } = compareWithCells(image, ofModel, tag);
  const [found] = contradictions.length === 0 ? matching : [];
  if (found !== undefined) {
    const file = exists(`${tag} lists ${found.asset.name}.`, found.asset.url);
    return { ...file, contradictions: [] };
  }
  const rule = fileRule(tag, { ...image, body: kind, sidecar: null });
  if (rule !== null) return { ...verdict, ...notPublished(rule, []) };
  if (verdict.state !== 'exists') return verdict;
  const names = matching.map(({ asset }) => asset.name);
  const isRead = listing.coverage !== 'snapshot' && entry.release.unreadableAssets === 0;
  const none = isRead
    ? missing(`${tag} lists no such file of this image.`, names)
    : unknown('The files of this release have not been read.');
  return { ...none, contradictions: [] };
}
