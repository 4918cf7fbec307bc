/** What a tag that is made of an image's digest has: what cosign attached, or the list of referrers. */
export const COMPANION_KINDS = ['signature', 'attestation', 'sbom', 'referrers'] as const;

/** One of {@link COMPANION_KINDS}. */
export type CompanionKind = (typeof COMPANION_KINDS)[number];

/** A tag that belongs to an image by the image's digest. */
export type CompanionTag = {
  /** The digest of the image, e.g. `sha256:…`. */
  readonly digest: string;
  readonly kind: CompanionKind;
};

const ENDINGS = { signature: '.sig', attestation: '.att', sbom: '.sbom', referrers: '' } as const;

const KINDS = new Map(COMPANION_KINDS.map((kind) => [ENDINGS[kind] as string, kind]));

/**
 * Parses a tag that is made of a digest; null for every other tag.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema
 */
export function parseCompanionTag(tag: string): CompanionTag | null {
  const [, hex, ending = ''] = /^sha256-([a-f0-9]{64})(\.[a-z]+)?$/.exec(tag) ?? [];
  const kind = KINDS.get(ending);
  return hex === undefined || kind === undefined ? null : { digest: `sha256:${hex}`, kind };
}

/** Formats the tag of a companion; the inverse of {@link parseCompanionTag}. */
export function formatCompanionTag({ digest, kind }: CompanionTag): string {
  return `${digest.replace(':', '-')}${ENDINGS[kind]}`;
}
