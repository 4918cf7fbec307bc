import 'server-only';

/** A reference from one manifest to other content. */
export type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: number;
  readonly annotations: Readonly<Record<string, string>>;
  /** Null where there is none; attestations have one of `unknown`. */
  readonly platform: Platform | null;
  readonly artifactType: string | null;
};

export type Platform = {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
};

type Common = {
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType: string | null;
  /** The digest of the manifest that this one refers to. */
  readonly subject: string | null;
};

/** A manifest: a list of others, or one image or artifact with its layers. */
export type Manifest =
  | (Common & { readonly kind: 'index'; readonly manifests: readonly Descriptor[] })
  | (Common & {
      readonly kind: 'image';
      readonly config: Descriptor;
      readonly layers: readonly Descriptor[];
    });

/**
 * The media types of manifests. All are accepted in every request: without one of them registries respond
 * that there is no such tag, or convert the image to another with another digest.
 */
export const MANIFEST_TYPES = {
  index: [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ],
  image: [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ],
} as const satisfies Record<Manifest['kind'], readonly string[]>;

/** The kind of manifest of a media type; null for every other type. */
export function manifestKind(mediaType: string): Manifest['kind'] | null {
  const type = mediaType.split(';')[0]?.trim() ?? '';
  if (MANIFEST_TYPES.index.some((each) => each === type)) return 'index';
  return MANIFEST_TYPES.image.some((each) => each === type) ? 'image' : null;
}
