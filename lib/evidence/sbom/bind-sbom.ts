import type { SbomDocument } from './model';

/**
 * How an SBOM is bound to an image. `subject`: a statement has the image's digest among its subjects.
 * `other-subject`: it has subjects, and the image is none of them. `claim`: there is no statement, but the
 * document itself gives the digest. `none`: nothing says which image it describes.
 */
export type SbomBinding = 'subject' | 'other-subject' | 'claim' | 'none';

/**
 * Decides how an SBOM is bound to an image. Only an SBOM that is bound by the subject of its statement may be
 * shown as that of an image from a registry.
 */
export function bindSbom(
  document: Pick<SbomDocument, 'subjects' | 'describedDigests'>,
  imageDigest: string,
): SbomBinding {
  const digest = imageDigest.toLowerCase();
  const subjects = document.subjects.flatMap(({ digests }) => digests);
  if (subjects.length > 0) return subjects.includes(digest) ? 'subject' : 'other-subject';
  return document.describedDigests.includes(digest) ? 'claim' : 'none';
}
