import type { Package } from '@/lib/evidence/packages/model';
import { bindSbom, type SbomBinding } from '@/lib/evidence/sbom/bind-sbom';
import { decodeBytes } from '@/lib/evidence/sbom/decode-bytes';
import type { SbomDocument } from '@/lib/evidence/sbom/model';
import { readSbom } from '@/lib/evidence/sbom/read-sbom';
import { describeSbomFailure } from '@/lib/evidence/sbom/sbom-problem';

import type { ImageSbom } from './model';

/** An SBOM of an image with its packages; no packages are given of one that is not bound to the image. */
export type ReadImageSbom = { readonly sbom: ImageSbom; readonly packages: readonly Package[] };

/** Maximum number of problems that are listed, in sentences. */
const MOST_PROBLEMS = 20;

/**
 * Reads the SBOM of one image from the bytes that a registry has for it. Of several documents, the one that
 * is about this image counts. One whose statement is about another image, or that has none, is not its SBOM: its
 * packages are not given. Without digests the bytes are a file of a release, whose name says what it describes:
 * the first document counts.
 */
export function readImageSbom(
  bytes: Uint8Array,
  imageDigests: readonly string[] | null,
): ReadImageSbom {
  const reading = readSbom(decodeBytes(bytes));
  if (!reading.ok) {
    return {
      sbom: { kind: 'unreadable', reason: describeSbomFailure(reading.failure) },
      packages: [],
    };
  }
  const { documents, problems } = reading.value;
  const bound = documents.map((document) => ({
    document,
    binding: bindingOf(document, imageDigests ?? []),
  }));
  const [first] = bound;
  const chosen = bound.find(({ binding }) => binding === 'subject') ?? first;
  if (chosen === undefined) {
    return { sbom: { kind: 'unreadable', reason: 'The file contains no SBOM.' }, packages: [] };
  }
  const { document, binding } = chosen;
  const { notation, notationVersion, name, tools, created, wrappers, packages } = document;
  const sentences = [...problems, ...document.problems].map(({ message }) => message);
  return {
    sbom: {
      kind: 'read',
      notation,
      notationVersion,
      name,
      tools,
      created,
      binding,
      wrappers,
      packages: packages.length,
      list: null,
      problems: sentences.slice(0, MOST_PROBLEMS),
    },
    packages: imageDigests === null || binding === 'subject' ? packages : [],
  };
}

const STRONGEST_FIRST: readonly SbomBinding[] = ['subject', 'claim', 'other-subject'];

/** An attestation may be about the image or about the index that lists it; either binds it. */
function bindingOf(document: SbomDocument, digests: readonly string[]): SbomBinding {
  const bindings = digests.map((digest) => bindSbom(document, digest));
  return STRONGEST_FIRST.find((each) => bindings.includes(each)) ?? 'none';
}
