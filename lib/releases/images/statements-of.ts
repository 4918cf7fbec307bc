import type {
  AttestationContent,
  ContentPart,
  ImageContent,
  ImageReferrer,
  ImageReferrers,
  PlatformImage,
} from './model';

/** A statement about an image, and the manifest that lists it. */
export type PlacedStatement = ContentPart & {
  readonly predicateType: string | null;
  /** Digest of the manifest. */
  readonly manifest: string;
  /** How it was found: in the index, or as something that refers to the image. */
  readonly via: 'index' | ImageReferrer['via'];
};

/** Everything that was read about the images of a reference. */
type Found = {
  readonly content: ImageContent;
  readonly attestations: ReadonlyMap<string, AttestationContent>;
  readonly referrers: ImageReferrers | null;
};

/**
 * Lists the statements about one image: those that the index lists for it, and those that refer to the digest
 * of the reference. The latter are about this image only where it is the only one.
 */
export function statementsOf(
  image: Pick<PlatformImage, 'digest'>,
  { content, attestations, referrers }: Found,
): readonly PlacedStatement[] {
  const listed = content.attestations
    .filter(({ subject }) => subject === image.digest)
    .flatMap(({ digest }) =>
      (attestations.get(digest)?.statements ?? []).map((statement) => ({
        ...statement,
        manifest: digest,
        via: 'index' as const,
      })),
    );
  if (content.platforms.length !== 1) return listed;
  return [...listed, ...(referrers?.found ?? []).flatMap(attachedStatements)];
}

/** Whether a statement may contain an SBOM, by what it says it is. */
export function mayBeSbom({ predicateType, mediaType, via }: PlacedStatement): boolean {
  if (via === 'sbom') return true;
  const type = predicateType ?? (via === 'index' ? '' : mediaType);
  return /spdx|cyclonedx|syft/i.test(type) || (via === 'attestation' && predicateType === null);
}

/** Whether a statement says how the image was built. */
export function isProvenance({ predicateType }: PlacedStatement): boolean {
  return predicateType !== null && predicateType.startsWith('https://slsa.dev/provenance/');
}

function attachedStatements({ via, digest, layers }: ImageReferrer): readonly PlacedStatement[] {
  if (via === 'signature') return [];
  return layers.map((layer) => ({
    digest: layer.digest,
    mediaType: layer.mediaType,
    bytes: layer.bytes,
    predicateType:
      layer.annotations['predicateType'] ?? layer.annotations['in-toto.io/predicate-type'] ?? null,
    manifest: digest,
    via,
  }));
}
